/** Adapts Replicate to the shared provider tests. */
import { Cancellation, Poller, TaskRef } from "@effect-media/core"
import type { Subject } from "@effect-media/provider-tests/Subject"
import * as Vendor from "@effect-media/provider-tests/Vendor"
import { Replicate, type ReplicateRequest } from "@effect-media/replicate"
import { Effect, Schema } from "effect"
import { join } from "node:path"

/** The id of a prediction, as the samples have it. */
export const id = "wr0pq8n5d5rma0cm8d0s7fjpym"

const model = "black-forest-labs/flux-schnell"
const input = { prompt: "a paper boat on a lake of ink" }
const boat: ReplicateRequest = { model, input }
const foreign = TaskRef.make({ provider: "kie", kind: "image", model, id })
const path = `/v1/predictions/${id}`

/** A handle, as a submit makes it. */
export const ref = TaskRef.make({ provider: "replicate", kind: "image", model, id })

const cancellationJson = Schema.encodeSync(Schema.toCodecJson(Cancellation))

const submit = (request: ReplicateRequest) => Replicate.use((replicate) => replicate.submit(request))
const status = (ref: TaskRef) => Replicate.use((replicate) => replicate.status(ref))
const cancel = (ref: TaskRef) => Replicate.use((replicate) => replicate.cancel(ref))

/** Adapts Replicate to the shared provider tests. */
export const subject: Subject<Replicate> = {
  provider: "replicate",
  layer: Replicate.layer,
  layerConfig: Replicate.layerConfig(),
  layerTest: Replicate.layerTest([{ urls: [] }]),
  refusesByStatus: true,
  host: "https://api.replicate.com",
  variables: { key: "REPLICATE_API_TOKEN", urls: ["REPLICATE_BASE_URL"] },
  samples: join(import.meta.dirname, "samples"),
  calls: {
    submit: {
      as: "submit",
      method: "POST",
      path: `/v1/models/${model}/predictions`,
      ask: () => Effect.map(submit(boat), Vendor.refJson)
    },
    status: {
      as: "status",
      method: "GET",
      path,
      ask: (kind = "image") =>
        Effect.map(status(TaskRef.make({ provider: "replicate", kind, model, id })), Vendor.snapshotJson)
    },
    cancel: {
      as: "status",
      method: "POST",
      path: `${path}/cancel`,
      ask: () => Effect.map(cancel(ref), cancellationJson)
    }
  },
  verdicts: {
    "401": "Unauthorized",
    "402": "InsufficientCredits",
    "403": "Forbidden",
    "404": "NotFound",
    "429": "RateLimited",
    "500": "Unavailable",
    "502": "Unavailable",
    "503": "Unavailable",
    "504": "Unavailable"
  },
  refusal: (code) => ({ title: "No", detail: "no", status: Number(code) }),
  success: (data) => ({ id, status: "succeeded", output: data }),
  deep: (json) => `{"id":"${id}","status":"succeeded","output":${json}}`,
  refused: {
    "an empty prompt": { asks: [submit({ ...boat, input: { prompt: " " } })], paths: ["input.prompt"] },
    "an empty model": { asks: [submit({ ...boat, model: "" })], paths: ["model"] },
    "a model that is neither a name, a version nor a deployment": {
      asks: ["flux", "a/../b", "a/b?x=1", "//evil.example/x", "a/b/", "a/b:v1", "deployments/mine", "a/b/c"].map(
        (model) => submit({ ...boat, model })
      ),
      paths: ["model"]
    },
    "a wait that is too long": { asks: [submit({ ...boat, wait: 61 })], paths: ["wait"] },
    "a deadline that is too short": { asks: [submit({ ...boat, cancelAfter: 4 })], paths: ["cancelAfter"] },
    "an input that is no JSON": { asks: [submit({ model, input: Vendor.endless })], paths: ["input"], double: false },
    "a handle of another provider": {
      asks: [status(foreign), cancel(foreign)],
      paths: ["provider"],
      ref: foreign,
      double: false
    }
  },
  jobs: [
    {
      vendor: "replicate",
      run: Replicate.use((replicate) => Poller.run(replicate, boat)),
      kind: "image",
      model,
      input,
      results: 2,
      costs: false,
      fails: { code: "E1001", message: "CUDA out of memory (E1001)", category: "Upstream" }
    },
    {
      vendor: "replicate",
      run: Replicate.use((replicate) => Poller.run(replicate, { model: "google/veo-3", input })),
      kind: "video",
      model: "google/veo-3",
      input,
      results: 1,
      costs: false,
      fails: { code: "", message: "NSFW content detected", category: "ContentPolicy" }
    }
  ]
}
