import * as Exit from "effect/Exit"
import type { ClientRejection, RunError, SubmitOutcomeUnknown } from "../../task/TaskError.ts"
import type { TaskRef } from "../../task/TaskRef.ts"
import type { Succeeded } from "../../task/TaskSnapshot.ts"
import type { Intent, LedgerEntry } from "../BatchLedger.ts"

/**
 * The state of an item's job by the ledger.
 *
 * - `New`: no vendor has it: it was never submitted, or was refused
 * - `InDoubt`: it was submitted with `intents`, and the outcome is unknown
 * - `Taken`: the vendor has it, under `ref`
 * - `Over`: it has ended
 */
export type JobStanding =
  | { readonly _tag: "New" }
  | {
    readonly _tag: "InDoubt"
    readonly intents: readonly [Intent, ...ReadonlyArray<Intent>]
    readonly error: SubmitOutcomeUnknown | undefined
  }
  | { readonly _tag: "Taken"; readonly ref: TaskRef }
  | {
    readonly _tag: "Over"
    readonly ref: TaskRef | undefined
    readonly exit: Exit.Exit<Succeeded, RunError | ClientRejection>
  }

const isOf = (step: string) => (entry: LedgerEntry): boolean => entry._tag !== "Done" && entry.step === step

/** Returns whether a vendor accepted, or may have accepted, a job of another step. */
const hasTakenOther = (entries: ReadonlyArray<LedgerEntry>, step: string): boolean => {
  const others = new Set(entries.flatMap((entry) => entry._tag === "Done" || entry.step === step ? [] : [entry.step]))
  return [...others].some((other) => standingOf(entries.filter(isOf(other)), other)._tag !== "New")
}

/** Reads the state of a job from an item's entries. */
export const standingOf = (entries: ReadonlyArray<LedgerEntry>, step: string): JobStanding => {
  let intents: ReadonlyArray<Intent> = []
  let ref: TaskRef | undefined
  let failure: RunError | ClientRejection | undefined
  let failedAt = 0
  for (const [i, entry] of entries.entries()) {
    if (entry._tag === "Done" || entry.step !== step) continue
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
        failedAt = i
        if (failure._tag === "TaskFailed" || failure._tag === "TaskCancelled") {
          return { _tag: "Over", ref, exit: Exit.fail(failure) }
        }
        // A refusal settles only the submit that it answers.
        if (failure._tag !== "SubmitOutcomeUnknown") {
          ref ??= "ref" in failure ? failure.ref : undefined
          if (ref === undefined) intents = intents.slice(0, -1)
        }
        break
    }
  }
  // The item continued with another job that is, or may be, paid: it accepted this failure as final.
  if (failure !== undefined && hasTakenOther(entries.slice(failedAt), step)) {
    return { _tag: "Over", ref, exit: Exit.fail(failure) }
  }
  if (ref !== undefined) return { _tag: "Taken", ref }
  const [first, ...rest] = intents
  return first === undefined ? { _tag: "New" } : {
    _tag: "InDoubt",
    intents: [first, ...rest],
    error: failure?._tag === "SubmitOutcomeUnknown" ? failure : undefined
  }
}
