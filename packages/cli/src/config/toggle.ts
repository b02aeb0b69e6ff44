import * as Flag from "effect/cli/Flag"

/** A flag that is off by default. */
export const toggle = (name: string) => Flag.Boolean(name).pipe(Flag.withoutNegation, Flag.withDefault(false))
