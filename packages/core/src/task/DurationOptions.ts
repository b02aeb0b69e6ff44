/** Checks options that are durations. */
import * as Duration from "effect/Duration"
import * as Option from "effect/Option"
import { cut } from "../internal/redact.ts"
import type { RequestProblem } from "./TaskError.ts"

const holdsNaN = (input: unknown): boolean =>
  typeof input === "object" && input !== null && !Duration.isDuration(input)
    ? Object.values(input).some(Number.isNaN)
    : Number.isNaN(input)

const isDuration = (input: Duration.Input): boolean =>
  !holdsNaN(input) && Option.exists(Duration.fromInput(input), (duration) => !Duration.isNegative(duration))

/** Lists the options that are no valid duration: not a number, negative, or a text that cannot be read. */
export const durationProblems = (
  options: Readonly<Record<string, Duration.Input | undefined>>
): ReadonlyArray<RequestProblem> =>
  Object.entries(options).flatMap(([path, input]) =>
    input === undefined || isDuration(input) ? [] : [{
      path,
      problem: `${cut(String(input), 40)} is not a duration: write milliseconds, or a text like "5 minutes"`
    }]
  )

/**
 * Throws an error that names the first option that is no valid duration. Inside an Effect this is a defect. For options
 * of layers and schedules, so that a mistake is found before a job is submitted.
 */
export const checkDurations = (owner: string, options: Readonly<Record<string, Duration.Input | undefined>>): void => {
  const [wrong] = durationProblems(options)
  if (wrong !== undefined) throw new Error(`${owner}: ${wrong.path}: ${wrong.problem}`)
}
