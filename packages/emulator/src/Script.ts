/**
 * Scripts the next tasks of a vendor.
 */
import type * as Duration from "effect/Duration"
import type * as Schema from "effect/Schema"
import type { ScriptedCallback } from "./Callback.ts"
import type { Kind, Vendor } from "./Wire.ts"

/** The end of a task. Only APIPod, fal and Replicate have `cancelled`. */
export type Outcome =
  | "success"
  | "cancelled"
  | { readonly fail: { readonly code?: string | undefined; readonly message: string } }

/**
 * The script of the next matching submit. Scripts are used in order, once each unless `times` says more.
 *
 * A task without a script succeeds with one result, after a duration drawn from the table of real ones.
 */
export interface ScriptedTask {
  readonly vendor: Vendor
  /** Only submits of this model. */
  readonly model?: string | undefined
  /** The number of submits that use it. Default 1. */
  readonly times?: number | "forever" | undefined
  /** The duration of the task, not scaled by the emulator's `speed`. */
  readonly duration?: Duration.Input | undefined
  /** Replaces the duration: the task ends after this many status queries that found it running. */
  readonly pendingPolls?: number | undefined
  /** The vendor's words while the task runs, each for an equal share of the time. */
  readonly states?: ReadonlyArray<string> | undefined
  /** Default `success`. */
  readonly outcome?: Outcome | undefined
  /** The number of files, or their URLs. Default 1; 2 for songs, and none for models that make only data. */
  readonly results?: number | ReadonlyArray<string> | undefined
  /** The number of replies that say success before one carries the result. `Infinity`: no reply does. */
  readonly resultAfterSuccess?: number | undefined
  /** The number of status queries, or the time, for which the id is unknown. */
  readonly visibleAfter?: { readonly polls: number } | { readonly duration: Duration.Input } | undefined
  /** The kind of media, if it is clear neither from the model nor from the route. */
  readonly kind?: Kind | undefined
  /** Adds the vendor's `progress` (0–100) to status replies, if it documents one. */
  readonly progress?: boolean | undefined
  /** The cost of the task in the vendor's currency. */
  readonly cost?: number | undefined
  /** Fields merged into the data of every status reply. */
  readonly fields?: Schema.JsonObject | undefined
  /** Fields merged into the data of status replies after the task has ended. */
  readonly finalFields?: Schema.JsonObject | undefined
  /** Fields merged into the object inside `resultJson` (KIE, APIXO). */
  readonly resultFields?: Schema.JsonObject | undefined
  /** Fields merged into the create reply: into its `data`, if it has one. */
  readonly submitFields?: Schema.JsonObject | undefined
  /** The HTTP status of the create reply. Default 200. */
  readonly submitStatus?: number | undefined
  /**
   * The place of a failure, if the vendor has several (fal): in the status, or in the request for the output, as a list of
   * details, as a text, or as the page of a proxy. Default `"details"`.
   */
  readonly failure?: "status" | "details" | "text" | "page" | undefined
  /** True if a running task ends well although it was cancelled. */
  readonly ignoresCancel?: boolean | undefined
  /** The output of the model, instead of the usual one (fal, Replicate). */
  readonly output?: Schema.Json | undefined
  /** Changes to its callback, or its loss. */
  readonly callback?: ScriptedCallback | "none" | undefined
}
