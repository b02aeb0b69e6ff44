/**
 * Defines a line of the fault table: what the vendor does, and what must be observed.
 */
import type { RunError, SavedAsset, SaveError, Succeeded, TaskRef } from "@effect-media/core"
import type { RecordedRequest } from "@effect-media/emulator"
import type * as Duration from "effect/Duration"
import type * as Exit from "effect/Exit"
import type { Api } from "./Api.ts"
import type { Event } from "./Event.ts"
import type * as Lag from "./Lag.ts"
import type { Unsecured } from "./tls/Unsecured.ts"

/** The mode of a cell: in process on virtual time, or over real sockets. */
export type ModeName = "virtual" | "sockets"

/** A duration for each mode; shorter on real time. */
export type ByMode = Readonly<Record<ModeName, Duration.Input>>

/**
 * The vendor's behaviour for one job, and the options of the wait.
 *
 * - `submits`: the events of the first submits; the next submit is accepted
 * - `polls`: the results of the polls in order; the last repeats without a limit
 * - `takes`: instead of `polls`, the task is pending for this long, then done
 * - `outage`: 503 to every poll in this window from the start on
 * - `pause`: the gaps between polls, instead of the vendor's polling policy
 * - `interrupt`: the run is interrupted at this time
 * - `watch`: an observer is registered, and fails
 * - `unsecured`: no connection can be secured, for this reason
 * - `files`: the results are saved, and the host handles them in this way
 */
export interface Scenario {
  readonly submits?: ReadonlyArray<Event> | undefined
  readonly polls: ReadonlyArray<Event>
  readonly takes?: ByMode | undefined
  readonly outage?: { readonly from: ByMode; readonly until: ByMode } | undefined
  readonly deadline: ByMode
  readonly pause?: ByMode | undefined
  readonly notFoundGrace?: ByMode | undefined
  readonly resultGrace?: ByMode | undefined
  readonly readTimeout?: Duration.Input | undefined
  readonly interrupt?: "in the submit" | "in the pause" | "in flight" | undefined
  readonly watch?: Watch | undefined
  readonly unsecured?: Unsecured | undefined
  readonly files?: Files | undefined
}

/** The host's handling of a task's files: a text instead of each file, or one dead link of three. */
export type Files = { readonly text: string } | "one of three is dead"

/** The observer that fails: of polls, of the handle, or of the stream of changes. */
export type Watch = "onPoll throws" | "onPoll dies" | "onPoll fails" | "onSubmit throws" | "a subscriber throws"

/** A request as the vendor saw it, in milliseconds since the start. */
export interface Sighting extends Pick<RecordedRequest, "status" | "fault" | "aborted"> {
  readonly at: number
  readonly idempotencyKey: string | undefined
}

/**
 * The observations of one job.
 *
 * - `epoch`: the start, in epoch milliseconds
 * - `begun`, `end`: the time when the job was accepted, and the end of the wait, in epoch milliseconds
 * - `stored`: the handles that the run reported
 * - `saving`: the exit of the save, and the names of the stored files
 * - `elapsed`: from the time when the job was accepted to the end of the wait, in milliseconds
 * - `gaps`: between the polls, in milliseconds
 * - `later`: requests after the end
 * - `tasks`: the tasks that the vendor would bill
 * - `reaction`: the time from the interruption to the end of the wait, without the lost time
 * - `slack`: the tolerated deviation from a time, in milliseconds
 * - `lost`: the time that the event loop was blocked by others, which does not count as lateness of the program
 */
export interface Observation {
  readonly mode: ModeName
  readonly api: Api
  readonly scenario: Scenario
  readonly exit: Exit.Exit<Succeeded, RunError>
  readonly epoch: number
  readonly stored: ReadonlyArray<TaskRef>
  readonly saving: Saving | undefined
  readonly begun: number
  readonly end: number
  readonly elapsed: number
  readonly submits: ReadonlyArray<Sighting>
  readonly polls: ReadonlyArray<Sighting>
  readonly gaps: ReadonlyArray<number>
  readonly later: number
  readonly tasks: number
  readonly reaction: number
  readonly slack: { readonly early: number; readonly late: number }
  readonly lost: typeof Lag.Lost.Service
}

/** The result of saving a task's files. */
export interface Saving {
  readonly exit: Exit.Exit<ReadonlyArray<SavedAsset>, SaveError>
  readonly names: ReadonlyArray<string>
  readonly deadLink: string | undefined
}

/** Returns the wrong observation as text, or nothing if the check passes. */
export type Check = (seen: Observation) => string | undefined

/** One way in which a vendor can do what a case says. */
export interface Variant {
  readonly name: string
  readonly scenario: Scenario
  readonly check: Check
}

/** One line of the table. */
export interface Case {
  readonly number: number
  readonly vendor: string
  readonly passes: string
  readonly variants: (api: Api) => ReadonlyArray<Variant>
}
