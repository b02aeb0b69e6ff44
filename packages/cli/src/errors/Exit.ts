/**
 * Defines the end of the process with an exit code.
 */
import * as Data from "effect/Data"
import * as Runtime from "effect/Runtime"
import type { ExitCode } from "./ExitCode.ts"

/** Ends the process with this code; everything has been printed already. */
export class Exit extends Data.TaggedError("Exit")<{ readonly code: ExitCode }> {
  override readonly [Runtime.errorExitCode] = this.code
  override readonly [Runtime.errorReported] = false
}
