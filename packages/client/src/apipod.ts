/** APIPod in a client. Needs the package `@effect-media/apipod`. */
import * as ApiPod from "@effect-media/apipod/ApiPod"
import type { Inputs } from "@effect-media/apipod/models"
import type { ProviderOptions } from "@effect-media/core/http/ProviderHttp"
import type { ModelIdOf, RequestOf } from "@effect-media/core/task/TaskProvider"
import * as Effect from "effect/Effect"
import type { Api, Jobs, WithKey } from "./Api.ts"
import { defineApi, jobs, withKey } from "./internal/defineApi.ts"
import type { CallOptions } from "./Options.ts"

/** APIPod: tasks, and a submit that returns more than the handle. */
export interface ApiPodClient extends Jobs<ApiPod.ApiPodRequest, Inputs> {
  /** Submits like `submit`, and also returns the idempotency key, whether it was a replay, and the cost. */
  readonly submitWithReceipt: <const Id extends ModelIdOf<Inputs>>(
    request: RequestOf<ApiPod.ApiPodRequest, Inputs, Id>,
    options?: CallOptions
  ) => Promise<ApiPod.ApiPodReceipt>
}

/** Gives a client APIPod, as its option `apipod`. */
export const apipod = (options: WithKey<ProviderOptions>): Api<"apipod", ApiPodClient> =>
  defineApi("apipod", options.apiKey, ApiPod.make(withKey(options)), (calls, service) => ({
    ...jobs(calls, "apipod", service),
    submitWithReceipt: (request, options) =>
      calls.submit("apipod", Effect.flatMap(service, ({ submitWithReceipt }) => submitWithReceipt(request)), options)
  }))
