/** fal in a client. Needs the package `@effect-media/fal`. */
import type { Cancellation } from "@effect-media/core/task/Cancellation"
import type { TaskRef } from "@effect-media/core/task/TaskRef"
import * as Fal from "@effect-media/fal/Fal"
import * as Effect from "effect/Effect"
import type { Api, Jobs, WithKey } from "./Api.ts"
import { defineApi, jobs, withKey } from "./internal/defineApi.ts"
import type { CallOptions } from "./Options.ts"

/** fal: tasks, and their cancellation. */
export interface FalClient extends Jobs<Fal.FalRequest> {
  /**
   * Cancels a task. One in the queue is taken off it; a running one is asked to stop, and may complete nevertheless.
   */
  readonly cancel: (ref: TaskRef, options?: CallOptions) => Promise<Cancellation>
}

/** Gives a client fal, as its option `fal`. */
export const fal = (options: WithKey<Fal.FalOptions>): Api<"fal", FalClient> =>
  defineApi("fal", options.apiKey, Fal.make(withKey(options)), (calls, service) => ({
    ...jobs(calls, "fal", service),
    cancel: (ref, options) => calls.promise(Effect.flatMap(service, ({ cancel }) => cancel(ref)), options)
  }))
