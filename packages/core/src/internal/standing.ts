import * as Exit from "effect/Exit"
import type { Intent, LedgerEntry } from "../BatchLedger.ts"
import type { RunError, SubmitOutcomeUnknown } from "../TaskError.ts"
import type { TaskRef } from "../TaskRef.ts"
import type { Succeeded } from "../TaskSnapshot.ts"

/**
 * Where a job of an item stands by the ledger.
 *
 * - `New`: no vendor has it: never submitted, or refused
 * - `InDoubt`: submitted with `intents`, and nobody knows what came of it
 * - `Taken`: the vendor has it, under `ref`
 * - `Over`: it has ended
 */
export type Standing =
  | { readonly _tag: "New" }
  | {
    readonly _tag: "InDoubt"
    readonly intents: readonly [Intent, ...ReadonlyArray<Intent>]
    readonly error: SubmitOutcomeUnknown | undefined
  }
  | { readonly _tag: "Taken"; readonly ref: TaskRef }
  | { readonly _tag: "Over"; readonly ref: TaskRef | undefined; readonly exit: Exit.Exit<Succeeded, RunError> }

/** Reads from an item's entries where a job stands. */
export const standingOf = (entries: ReadonlyArray<LedgerEntry>, step: string): Standing => {
  let intents: ReadonlyArray<Intent> = []
  let ref: TaskRef | undefined
  let failure: RunError | undefined
  for (const entry of entries) {
    if (entry._tag === "Done") continue
    if (entry.step !== step) {
      // Whoever went on to another job took this failure for final, and may have paid for the other one since.
      if (failure !== undefined) return { _tag: "Over", ref, exit: Exit.fail(failure) }
      continue
    }
    switch (entry._tag) {
      case "Intent":
        intents = [...intents, entry]
        failure = undefined
        break
      case "Submitted":
        ref = entry.ref
        break
      case "Ended":
        return { _tag: "Over", ref, exit: Exit.succeed(entry.task) }
      case "Failed":
        failure = entry.error
        if (failure._tag === "TaskFailed" || failure._tag === "TaskCancelled") {
          return { _tag: "Over", ref, exit: Exit.fail(failure) }
        }
        // A refusal settles the submit that it answers, and no other one.
        if (ref === undefined && failure._tag !== "SubmitOutcomeUnknown") intents = intents.slice(0, -1)
        break
    }
  }
  if (ref !== undefined) return { _tag: "Taken", ref }
  const [first, ...rest] = intents
  return first === undefined ? { _tag: "New" } : {
    _tag: "InDoubt",
    intents: [first, ...rest],
    error: failure?._tag === "SubmitOutcomeUnknown" ? failure : undefined
  }
}
