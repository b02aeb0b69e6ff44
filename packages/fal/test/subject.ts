/** Adapts fal to the shared provider tests. */
import { Cancellation, Poller, TaskRef } from "@effect-media/core"
import { Fal, type FalRequest } from "@effect-media/fal"
import type { Subject } from "@effect-media/provider-tests/Subject"
import * as Vendor from "@effect-media/provider-tests/Vendor"
import { Effect, Schema } from "effect"
import { join } from "node:path"

/** The id of a request, as the samples have it. */
export const id = "019a8f3c-2b1d-7c40-9e55-6f1f3a0d2b77"

const model = "fal-ai/flux/dev"
const input = { prompt: "a paper boat on a lake of ink" }
const boat: FalRequest = { model, input }
const foreign = TaskRef.make({ provider: "kie", kind: "image", model, id })
const modelless = TaskRef.make({ provider: "fal", kind: "image", id })
const climbing = TaskRef.make({ provider: "fal", kind: "image", model: "fal-ai/../../me", id })

/** A handle, as a submit makes it. */
export const ref = TaskRef.make({ provider: "fal", kind: "image", model, id })

const cancellationJson = Schema.encodeSync(Schema.toCodecJson(Cancellation))

const submit = (request: FalRequest) => Fal.use((fal) => fal.submit(request))
const status = (ref: TaskRef) => Fal.use((fal) => fal.status(ref))
const cancel = (ref: TaskRef) => Fal.use((fal) => fal.cancel(ref))
const path = `/fal-ai/flux/requests/${id}`

/** The reply to the status query of a task that has ended. */
export const completed = Vendor.json({
  status: "COMPLETED",
  request_id: id,
  response_url: `https://queue.fal.run${path}`
})

/** Adapts fal to the shared provider tests. */
export const subject: Subject<Fal> = {
  provider: "fal",
  layer: Fal.layer,
  layerConfig: Fal.layerConfig(),
  layerTest: Fal.layerTest([{ urls: [] }]),
  scheme: "Key",
  refusesByStatus: true,
  host: "https://queue.fal.run",
  variables: { key: "FAL_KEY", urls: ["FAL_BASE_URL"] },
  samples: join(import.meta.dirname, "samples"),
  calls: {
    submit: {
      as: "submit",
      method: "POST",
      path: "/fal-ai/flux/dev",
      ask: () => Effect.map(submit(boat), Vendor.refJson)
    },
    status: {
      as: "status",
      method: "GET",
      path: `${path}/status`,
      after: Vendor.json({ images: [{ url: "https://v3b.fal.media/files/b/boat.png" }] }),
      ask: () => Effect.map(status(ref), Vendor.snapshotJson)
    },
    result: {
      as: "status",
      method: "GET",
      path,
      before: completed,
      ask: (kind = "image") =>
        Effect.map(status(TaskRef.make({ provider: "fal", kind, model, id })), Vendor.snapshotJson)
    },
    cancel: {
      as: "status",
      method: "PUT",
      path: `${path}/cancel`,
      ask: () => Effect.map(cancel(ref), cancellationJson)
    }
  },
  verdicts: {
    "400": "InvalidRequest",
    "401": "Unauthorized",
    "402": "InsufficientCredits",
    "403": "Forbidden",
    "404": "NotFound",
    "405": "InvalidRequest",
    "422": "InvalidRequest",
    "429": "RateLimited",
    "500": "Unavailable",
    "502": "Unavailable",
    "503": "Unavailable",
    "504": "Unavailable"
  },
  refusal: () => ({ detail: "no" }),
  success: (data) => ({ request_id: id, status: "COMPLETED", images: data }),
  deep: (json) => `{"status":"COMPLETED","images":${json}}`,
  refused: {
    "an empty prompt": { asks: [submit({ ...boat, input: { prompt: " " } })], paths: ["input.prompt"] },
    "an empty model": { asks: [submit({ ...boat, model: "" })], paths: ["model"] },
    "a model that is no path": {
      asks: ["flux", "fal-ai/../me", "fal-ai/flux?x=1", "//evil.example/x", "fal-ai/flux/", "fal-ai/a b"].map((model) =>
        submit({ ...boat, model })
      ),
      paths: ["model"]
    },
    "a start timeout that fal does not take": { asks: [submit({ ...boat, startTimeout: 1 })], paths: ["startTimeout"] },
    "a hint that no header can hold": { asks: [submit({ ...boat, runnerHint: "a\nb" })], paths: ["runnerHint"] },
    "an input that is no JSON": {
      asks: [submit({ model, input: Vendor.endless })],
      paths: ["input"],
      double: false
    },
    "a handle without a model": {
      asks: [status(modelless), cancel(modelless)],
      paths: ["model"],
      ref: modelless,
      double: false
    },
    "a handle whose model leads out of its path": {
      asks: [status(climbing), cancel(climbing)],
      paths: ["model"],
      ref: climbing,
      double: false
    },
    "a handle of another provider": {
      asks: [status(foreign), cancel(foreign)],
      paths: ["provider"],
      ref: foreign,
      double: false
    }
  },
  jobs: [
    {
      vendor: "fal",
      run: Fal.use((fal) => Poller.run(fal, boat)),
      kind: "image",
      model,
      input,
      results: 2,
      costs: false,
      fails: { code: "content_policy_violation", message: "flagged", category: "ContentPolicy" }
    },
    {
      vendor: "fal",
      run: Fal.use((fal) => Poller.run(fal, { model: "fal-ai/kling-video/v3/pro/text-to-video", input })),
      kind: "video",
      model: "fal-ai/kling-video/v3/pro/text-to-video",
      input,
      results: 2,
      costs: false,
      fails: { code: "internal_server_error", message: "Internal server error", category: "Upstream" }
    }
  ]
}
