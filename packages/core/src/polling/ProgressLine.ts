/**
 * Shows the progress of a wait in one line, such as `kie 281e5b04  generating 40 %  12.3 s, about 35 s left (20 s to
 * 1.2 min), 3 polls`.
 */
import * as Clock from "effect/Clock"
import * as DateTime from "effect/DateTime"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Terminal from "effect/Terminal"
import { readable } from "../internal/readable.ts"
import { makeRedactor } from "../internal/redact.ts"
import type { WaitState } from "./PollSchedule.ts"
import type { RunOptions } from "./WaitOptions.ts"

/**
 * Formats the state of a wait at `now`, in epoch milliseconds.
 *
 * @example
 * ```ts import.meta.vitest
 * import { ProgressLine, TaskRef } from "@effect-media/core"
 * import { expectedEnd } from "@effect-media/core/polling/ExpectedEnd"
 * import * as Duration from "effect/Duration"
 *
 * const ref = TaskRef.make({ provider: "kie", kind: "image", id: "281e5b04" })
 * const state = {
 *   ref,
 *   polls: 3,
 *   age: Duration.seconds(30),
 *   elapsed: Duration.seconds(30),
 *   remaining: Duration.minutes(29),
 *   snapshot: { _tag: "Running", ref, status: "generating", progress: 40 },
 *   lastError: undefined,
 *   expectedEnd: expectedEnd({ median: 60_000, spread: 0.2 }, 30_000, 30_000)
 * } as const
 *
 * ProgressLine.format(state, 30_000) // => "kie 281e5b04  generating 40 %  30 s, about 30.7 s left (10.8 s to 1.1 min), 3 polls"
 * ```
 */
export const format = ({ age, expectedEnd, lastError, polls, ref, snapshot }: WaitState, now: number): string => {
  const percent = snapshot !== undefined && "progress" in snapshot && snapshot.progress !== undefined
    ? ` ${Math.round(snapshot.progress)} %`
    : ""
  const word = lastError === undefined ? `${snapshot?.status ?? "submitted"}${percent}` : `${lastError._tag}, continues`
  const left = (time: DateTime.Utc) => readable(Math.max(0, DateTime.toEpochMillis(time) - now))
  const isOver = snapshot !== undefined && snapshot._tag !== "Queued" && snapshot._tag !== "Running"
  const estimate = expectedEnd === undefined || isOver
    ? ""
    : `, about ${left(expectedEnd.at)} left (${left(expectedEnd.earliest)} to ${left(expectedEnd.latest)})`
  const line = `${ref.provider} ${ref.id}  ${word}  ${readable(Duration.millis(Duration.toMillis(age)))}${estimate}`
  return `${clean(line)}, ${polls} ${polls === 1 ? "poll" : "polls"}`
}

/** Formats a duration for a person, with one decimal at most: `850 ms`, `12.3 s`, `4.8 min`, `2.5 h`. */
export const formatDuration: (duration: Duration.Input) => string = readable

/** A vendor's text must not move the cursor. */
const clean = makeRedactor()

/**
 * Creates observers of a run that keep its line on the terminal in the context up to date, from the submit on:
 * `Poller.run(kie, request, yield* ProgressLine.make)`. In Node: `NodeTerminal.layer`.
 */
export const make: Effect.Effect<Required<Pick<RunOptions, "onSubmit" | "onPoll">>, never, Terminal.Terminal> = Effect
  .map(Terminal.Terminal, (terminal) => ({
    onSubmit: (ref) => terminal.display(`${clean(`${ref.provider} ${ref.id}`)}  submitted`),
    onPoll: (state) =>
      Effect.flatMap(Clock.currentTimeMillis, (now) => {
        const tag = state.snapshot?._tag
        const isOver = tag === "Succeeded" || tag === "Failed" || tag === "Cancelled"
        return terminal.display(`\r\x1b[K${format(state, now)}${isOver ? "\n" : ""}`)
      })
  }))
