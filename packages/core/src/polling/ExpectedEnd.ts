/**
 * Estimates when a running task ends.
 */
import * as DateTime from "effect/DateTime"
import { type DurationModel, survivalAt } from "./Durations.ts"

/**
 * The expected end of a task that has not ended yet, by how long such tasks took. Of ten such tasks, five end before
 * `at`, and eight between `earliest` and `latest`: the closer these are, the surer is the estimate.
 */
export interface ExpectedEnd {
  readonly at: DateTime.Utc
  readonly earliest: DateTime.Utc
  readonly latest: DateTime.Utc
}

/**
 * Returns the expected end of a task of this age, in ms, that has not ended at `now`, in epoch milliseconds.
 *
 * @example
 * ```ts import.meta.vitest
 * import { expectedEnd } from "@effect-media/core/polling/ExpectedEnd"
 * import * as DateTime from "effect/DateTime"
 *
 * const model = { median: 60_000, spread: 0.2 }
 * const seconds = (time: DateTime.Utc) => Math.round(DateTime.toEpochMillis(time) / 1000)
 *
 * const { at, earliest, latest } = expectedEnd(model, 0, 0)
 * const range = [seconds(earliest), seconds(at), seconds(latest)]
 * range // => [39, 60, 93]
 * ```
 */
export const expectedEnd = (model: DurationModel, age: number, now: number): ExpectedEnd => {
  const survived = survivalAt(model, age)
  const after = (share: number) => {
    const end = model.median * (1 / (survived * (1 - share)) - 1) ** model.spread
    return DateTime.makeUnsafe(now + Math.min(longest, Math.max(0, Math.round(end - age))))
  }
  return { at: after(0.5), earliest: after(0.1), latest: after(0.9) }
}

/** An estimate of more than 10 years is none. */
const longest = 10 * 365 * 86_400_000
