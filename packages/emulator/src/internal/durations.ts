import * as Duration from "effect/Duration"
import * as Option from "effect/Option"

const isDuration = (input: Duration.Input): boolean =>
  !Number.isNaN(input) && Option.exists(Duration.fromInput(input), (duration) => !Duration.isNegative(duration))

/** Throws an error that names the first option that is not a duration. */
export const checkDurations = (options: Readonly<Record<string, Duration.Input | undefined>>): void => {
  for (const [name, input] of Object.entries(options)) {
    if (input !== undefined && !isDuration(input)) {
      throw new Error(`Emulator: ${name}: ${String(input)} is not a duration`)
    }
  }
}
