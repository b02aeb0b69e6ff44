/**
 * What a line of the fault table is made of: what the vendor does, and what must be seen.
 */
import type { RunError, SavedAsset, SaveError, Succeeded, TaskRef } from "@effect-media/core"
import type { RecordedRequest } from "@effect-media/emulator"
import type * as Duration from "effect/Duration"
import type * as Exit from "effect/Exit"
import type { Api } from "./Api.ts"
import type { Event } from "./Event.ts"
import type * as Lag from "./Lag.ts"

/** How a cell is played: in process on virtual time, or over real sockets. */
export type ModeName = "virtual" | "sockets"

/** A duration that is shorter where time is real. */
export type ByMode = Readonly<Record<ModeName, Duration.Input>>

/**
 * What a vendor does to one job, and how the job is waited for.
 *
 * - `submits`: what happens to the first submits; the next one is taken
 * - `polls`: what the polls find, one after the other, the last for ever
 * - `takes`: the task is pending for this long instead, then done
 * - `outage`: 503 to every poll in this window from the start on
 * - `pause`: the gaps between polls, instead of the vendor's own pace
 * - `interrupt`: the run is interrupted there
 * - `watch`: somebody looks on, and fails
 * - `unsecured`: no connection can be secured, for a reason that has this code
 * - `files`: the results are saved, and the host does this with them
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
  readonly unsecured?: string | undefined
  readonly files?: Files | undefined
}

/** What a host does with the files of a task: a text in place of each, or one dead link among three. */
export type Files = { readonly text: string } | "one of three is dead"

/** Who looks on and fails: an observer of polls, of the handle, or of the stream of changes. */
export type Watch = "onPoll throws" | "onPoll dies" | "onPoll fails" | "onSubmit throws" | "a subscriber throws"

/** A request as the vendor saw it, in milliseconds since the start. */
export interface Sighting extends Pick<RecordedRequest, "status" | "fault" | "aborted"> {
  readonly at: number
  readonly idempotencyKey: string | undefined
}

/**
 * What was seen of one job.
 *
 * - `epoch`: the start, in epoch milliseconds
 * - `begun`, `end`: the moment that the job was taken, and the end of the wait, in epoch milliseconds
 * - `stored`: the handles that the run handed over
 * - `saving`: how the save ended, and the names of what is stored
 * - `elapsed`: from the moment that the job was taken to the end of the wait, in milliseconds
 * - `gaps`: between the polls, in milliseconds
 * - `later`: requests after the end
 * - `tasks`: what the vendor would bill
 * - `reaction`: how long the wait took to end once it was interrupted, without the time that was lost
 * - `slack`: how much too early or too late is no news, in milliseconds
 * - `lost`: the time that the event loop did not get, which is no lateness of the program
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

/** How the files of a task were saved. */
export interface Saving {
  readonly exit: Exit.Exit<ReadonlyArray<SavedAsset>, SaveError>
  readonly names: ReadonlyArray<string>
  readonly deadLink: string | undefined
}

/** What was seen instead, or nothing. */
export type Check = (seen: Observation) => string | undefined

/** One way in which a vendor does what a case says. */
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
