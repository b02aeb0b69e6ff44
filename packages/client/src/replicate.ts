/** Replicate in a client. Needs the package `@effect-media/replicate`. */
import type { Cancellation } from "@effect-media/core/task/Cancellation"
import type { TaskRef } from "@effect-media/core/task/TaskRef"
import * as Replicate from "@effect-media/replicate/Replicate"
import * as Effect from "effect/Effect"
import type { Api, Jobs, WithKey } from "./Api.ts"
import { defineApi, jobs, withKey } from "./internal/defineApi.ts"
import type { CallOptions } from "./Options.ts"

/** Replicate: tasks, and their cancellation. */
export interface ReplicateClient extends Jobs<Replicate.ReplicateRequest> {
  /** Cancels a task. Replicate may bill the time until then. */
  readonly cancel: (ref: TaskRef, options?: CallOptions) => Promise<Cancellation>
}

/** Gives a client Replicate, as its option `replicate`. */
export const replicate = (options: WithKey<Replicate.ReplicateOptions>): Api<"replicate", ReplicateClient> =>
  defineApi("replicate", options.apiKey, Replicate.make(withKey(options)), (calls, service) => ({
    ...jobs(calls, "replicate", service),
    cancel: (ref, options) => calls.promise(Effect.flatMap(service, ({ cancel }) => cancel(ref)), options)
  }))
