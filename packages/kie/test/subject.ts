/** Adapts KIE to the shared provider tests. */
import { Poller, TaskRef } from "@effect-media/core"
import { Kie, type KieOmni, type KieRequest, KieUploads } from "@effect-media/kie"
import type { Subject } from "@effect-media/provider-tests/Subject"
import * as Vendor from "@effect-media/provider-tests/Vendor"
import { Effect, Layer } from "effect"
import { join } from "node:path"

/** Builds KIE over a vendor with the same answer to every request, and records the requests. */
export const over = (answer: Vendor.Answer, options: Parameters<typeof Kie.layer>[0] = Vendor.options) =>
  Vendor.over(Kie.layer(options), answer)

/** A task request. */
export const job: KieRequest = {
  model: "google/nano-banana",
  input: { prompt: "a paper boat", aspect_ratio: "1:1" }
}

const id = "281e5b0445d8b1b6d8e0a4d2f8c5a1e3"
const foreign = TaskRef.make({ provider: "apixo", kind: "image", id: "1" })
const omniJson = ({ data, id }: KieOmni) => ({ made: id ?? null, data })
const submit = (request: KieRequest) => Kie.use((kie) => kie.submit(request))

/** Adapts KIE to the shared provider tests. */
export const subject: Subject<Kie | KieUploads> = {
  provider: "kie",
  layer: (options) => Layer.merge(Kie.layer(options), KieUploads.layer(options)),
  layerConfig: Layer.merge(Kie.layerConfig(), KieUploads.layerConfig()),
  layerTest: Layer.merge(Kie.layerTest([{ urls: [] }]), KieUploads.layerTest()),
  host: "https://api.kie.ai",
  variables: { key: "KIE_API_KEY", urls: ["KIE_BASE_URL", "KIE_UPLOAD_BASE_URL"] },
  samples: join(import.meta.dirname, "samples"),
  calls: {
    submit: {
      as: "submit",
      method: "POST",
      path: "/api/v1/jobs/createTask",
      ask: () =>
        submit({ model: "google/nano-banana", input: { prompt: "a paper boat" } }).pipe(Effect.map(Vendor.refJson))
    },
    status: {
      as: "status",
      method: "GET",
      path: `/api/v1/jobs/recordInfo?taskId=${id}`,
      ask: (kind = "image") =>
        Kie.use((kie) => kie.status(TaskRef.make({ provider: "kie", kind, model: "google/nano-banana", id }))).pipe(
          Effect.map(Vendor.snapshotJson)
        )
    },
    credits: {
      as: "read",
      method: "GET",
      path: "/api/v1/chat/credit",
      ask: () => Kie.use((kie) => kie.credits)
    },
    link: {
      as: "read",
      method: "POST",
      path: "/api/v1/common/download-url",
      ask: () => Kie.use((kie) => kie.refreshLink("https://a.test/b.png"))
    },
    "omni-audio": {
      as: "submit",
      method: "POST",
      path: "/api/v1/omni/audio/create",
      ask: () => Effect.map(Kie.use((kie) => kie.omniAudio({ audio_id: "kore", name: "A calm voice" })), omniJson)
    },
    "omni-character": {
      as: "submit",
      method: "POST",
      path: "/api/v1/omni/character/create",
      ask: () => {
        const character = { descriptions: "a sailor", image_urls: ["https://a.test/1.png"] }
        return Effect.map(Kie.use((kie) => kie.omniCharacter(character)), omniJson)
      }
    },
    upload: {
      as: "read",
      method: "POST",
      host: "https://kieai.redpandaai.co",
      path: "/api/file-stream-upload",
      ask: () =>
        KieUploads.use((files) => files.uploadFile({ name: "boat.png", content: Uint8Array.of(1) })).pipe(
          Effect.map(({ bytes = null, mediaType = null, name = null, url }) => ({ url, name, bytes, mediaType }))
        )
    }
  },
  verdicts: {
    "400": "InvalidRequest",
    "401": "Unauthorized",
    "402": "InsufficientCredits",
    "404": "NotFound",
    "408": "Unavailable",
    "422": "InvalidRequest",
    "429": "RateLimited",
    "433": "InsufficientCredits",
    "451": "InvalidRequest",
    "455": "NotAccepted",
    "500": "Unavailable",
    "501": "Unavailable",
    "505": "NotAccepted",
    "531": "Unavailable"
  },
  refusal: (code) => ({ code: Number(code), msg: "", data: null }),
  success: (data) => ({ code: 200, msg: "success", data }),
  deep: (json) => `{"code":200,"data":{"state":"success","resultJson":${json}}}`,
  refused: {
    "an empty prompt": { asks: [submit({ ...job, input: { prompt: "" } })], paths: ["input.prompt"] },
    "a blank prompt": { asks: [submit({ ...job, input: { prompt: " \n" } })], paths: ["input.prompt"] },
    "an empty model": { asks: [submit({ ...job, model: "" })], paths: ["model"] },
    "a blank model and an empty prompt": {
      asks: [submit({ model: " ", input: { prompt: "" } })],
      paths: ["model", "input.prompt"]
    },
    "a model that makes no task": {
      asks: [submit({ model: "gemini-omni-audio", input: { audio_id: "kore", name: "A calm voice" } })],
      paths: ["model"],
      says: "call omniAudio"
    },
    "a voice of an unknown preset": {
      asks: [Kie.use((kie) => kie.omniAudio({ audio_id: "nobody", name: "A calm voice" }))],
      paths: ["input.audio_id"],
      double: false
    },
    "a character without a picture": {
      asks: [Kie.use((kie) => kie.omniCharacter({ descriptions: "a sailor", image_urls: [] }))],
      paths: ["input.image_urls"],
      double: false
    },
    "an input that is no JSON": {
      asks: [submit({ model: "brand-new", input: Vendor.endless })],
      paths: ["input"],
      says: "input",
      double: false
    },
    "a handle of another provider": {
      asks: [Kie.use((kie) => kie.status(foreign))],
      paths: ["provider"],
      says: "apixo",
      ref: foreign,
      double: false
    }
  },
  jobs: [{
    vendor: "kie",
    run: Kie.use((kie) => Poller.run(kie, job)),
    kind: "image",
    model: "google/nano-banana",
    input: { prompt: "a paper boat", aspect_ratio: "1:1" },
    results: 2,
    costs: true,
    fails: { code: "422", message: "Your prompt was flagged", category: "ContentPolicy" }
  }]
}
