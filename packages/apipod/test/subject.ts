/** Adapts APIPod to the shared provider tests. */
import { ApiPod, type ApiPodRequest } from "@effect-media/apipod"
import { Poller, TaskRef } from "@effect-media/core"
import { type ProviderHttp } from "@effect-media/core/http"
import type { Subject } from "@effect-media/provider-tests/Subject"
import * as Vendor from "@effect-media/provider-tests/Vendor"
import { Effect } from "effect"
import { join } from "node:path"

/** Builds the service over a vendor that gives these answers one after the other, and then repeats the last. */
export const over = (
  answers: readonly [Vendor.Answer, ...ReadonlyArray<Vendor.Answer>],
  options: Partial<ProviderHttp.ProviderOptions> = {}
) => Vendor.over(ApiPod.layer({ apiKey: Vendor.options.apiKey, ...options }), ...answers)

const id = "2f0392df-7da1-4128-8e30-7ea3d81446b3"
const model = "nano-banana-2"
const boat: ApiPodRequest = { model, input: { prompt: "a paper boat", quality: "1K" } }
const input = { prompt: "a paper boat on a lake of ink" }
const audio = TaskRef.make({ provider: "apipod", kind: "audio", id })
const other = TaskRef.make({ provider: "apipod", kind: "other", id })
const foreign = TaskRef.make({ provider: "kie", kind: "image", id })

const submit = (request: ApiPodRequest) => ApiPod.use((apipod) => apipod.submit(request))
const status = (ref: TaskRef) => ApiPod.use((apipod) => apipod.status(ref))
const withKey = (idempotencyKey: string) => ({
  asks: [submit({ ...boat, idempotencyKey })],
  paths: ["idempotencyKey"]
})

/** Adapts APIPod to the shared provider tests. */
export const subject: Subject<ApiPod> = {
  provider: "apipod",
  layer: ApiPod.layer,
  layerConfig: ApiPod.layerConfig(),
  layerTest: ApiPod.layerTest([{ urls: [] }]),
  host: "https://api.apipod.ai",
  variables: { key: "APIPOD_API_KEY", urls: ["APIPOD_BASE_URL"] },
  samples: join(import.meta.dirname, "samples"),
  calls: {
    submit: {
      as: "submit",
      method: "POST",
      path: "/v1/images/generations",
      ask: () =>
        Effect.map(submit({ model, input: { prompt: "a paper boat" }, idempotencyKey: "job-1" }), Vendor.refJson)
    },
    status: {
      as: "status",
      method: "GET",
      path: `/v1/images/status/${id}`,
      ask: (kind = "image") =>
        Effect.map(status(TaskRef.make({ provider: "apipod", kind, model, id })), Vendor.snapshotJson)
    }
  },
  verdicts: {
    invalid_api_key: "Unauthorized",
    invalid_request: "InvalidRequest",
    invalid_idempotency_key: "InvalidRequest",
    idempotency_conflict: "InvalidRequest",
    idempotency_in_progress: "DuplicateInProgress",
    idempotency_unavailable: "Unavailable",
    insufficient_quota: "InsufficientCredits",
    rate_limit_exceeded: "RateLimited",
    model_not_available: "NotFound",
    internal_error: "Unavailable",
    "400": "InvalidRequest",
    "401": "Unauthorized",
    "402": "InsufficientCredits",
    "403": "Forbidden",
    "404": "NotFound",
    "409": "InvalidRequest",
    "429": "RateLimited",
    "500": "Unavailable",
    "503": "Unavailable",
    "504": "Unavailable"
  },
  refusal: (code) =>
    /^\d+$/.test(code)
      ? { code: Number(code), message: "", data: null }
      : { error: { message: "", type: "error", code } },
  success: (data) => ({ code: 200, message: "success", data }),
  deep: (json) => `{"code":200,"data":{"status":"completed","result":${json}}}`,
  refused: {
    "an empty prompt": { asks: [submit({ ...boat, input: { prompt: " " } })], paths: ["input.prompt"] },
    "an empty model": { asks: [submit({ ...boat, model: "" })], paths: ["model"] },
    "an unknown model without a kind": { asks: [submit({ ...boat, model: "brand-new" })], paths: ["kind"] },
    // @ts-expect-error APIPod makes no music
    "a kind that APIPod does not make": { asks: [submit({ ...boat, kind: "audio" })], paths: ["kind"] },
    "a key that is too long": withKey("k".repeat(256)),
    "an empty key": withKey(""),
    "a key that no header can hold": withKey("a\nb"),
    "a key that a header would trim": withKey("a "),
    "an input that is no JSON": {
      asks: [submit({ model: "brand-new", kind: "image", input: Vendor.endless })],
      paths: ["input"],
      double: false
    },
    "a handle of a piece of music": { asks: [status(audio)], paths: ["kind"], ref: audio, double: false },
    "a handle of anything else": { asks: [status(other)], paths: ["kind"], ref: other, double: false },
    "a handle of another provider": { asks: [status(foreign)], paths: ["provider"], ref: foreign, double: false }
  },
  jobs: [
    {
      vendor: "apipod",
      run: ApiPod.use((apipod) => Poller.run(apipod, { model, input })),
      kind: "image",
      model,
      input,
      results: 2,
      costs: true,
      fails: { code: "UPSTREAM_CAPACITY_EXHAUSTED", message: "No capacity", category: "Upstream" }
    },
    {
      vendor: "apipod",
      run: ApiPod.use((apipod) => Poller.run(apipod, { model: "seedance-2.0-t2v", input })),
      kind: "video",
      model: "seedance-2.0-t2v",
      input,
      results: 2,
      costs: true,
      fails: { code: "", message: "No capacity", category: "Upstream" }
    }
  ]
}
