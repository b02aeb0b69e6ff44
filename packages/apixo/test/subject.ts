/** Adapts APIXO to the shared provider tests. */
import { Apixo, type ApixoOptions, type ApixoRequest } from "@effect-media/apixo"
import { Poller, TaskRef } from "@effect-media/core"
import type { Subject } from "@effect-media/provider-tests/Subject"
import * as Vendor from "@effect-media/provider-tests/Vendor"
import { Effect } from "effect"
import { join } from "node:path"

/** Builds the service over a vendor that gives these answers one after the other, and then repeats the last. */
export const over = (
  answers: readonly [Vendor.Answer, ...ReadonlyArray<Vendor.Answer>],
  options: Partial<ApixoOptions> = {}
) => Vendor.over(Apixo.layer({ apiKey: Vendor.options.apiKey, ...options }), ...answers)

const id = "task_abc123xyz789"
const model = "nano-banana"
const boat: ApixoRequest = { model, input: { mode: "text-to-image", prompt: "a paper boat" } }
const input = { mode: "text-to-image", prompt: "a paper boat on a lake of ink" }
const modelless = TaskRef.make({ provider: "apixo", kind: "image", id })
const foreign = TaskRef.make({ provider: "kie", kind: "image", model: "nano-banana-2", id })

const submit = (request: ApixoRequest) => Apixo.use((apixo) => apixo.submit(request))
const status = (ref: TaskRef) => Apixo.use((apixo) => apixo.status(ref))

/** Adapts APIXO to the shared provider tests. */
export const subject: Subject<Apixo> = {
  provider: "apixo",
  layer: Apixo.layer,
  layerConfig: Apixo.layerConfig(),
  layerTest: Apixo.layerTest([{ urls: [] }]),
  host: "https://api.apixo.ai",
  variables: { key: "APIXO_API_KEY", urls: ["APIXO_BASE_URL"] },
  samples: join(import.meta.dirname, "samples"),
  calls: {
    submit: {
      as: "submit",
      method: "POST",
      path: "/api/v1/generateTask/nano-banana",
      ask: () => Effect.map(submit(boat), Vendor.refJson)
    },
    status: {
      as: "status",
      method: "GET",
      path: `/api/v1/statusTask/nano-banana?taskId=${id}`,
      ask: (kind = "image") =>
        Effect.map(status(TaskRef.make({ provider: "apixo", kind, model, id })), Vendor.snapshotJson)
    },
    balance: {
      as: "read",
      method: "GET",
      path: "/api/v1/apikeys/current-balance",
      ask: () => Apixo.use((apixo) => apixo.balance)
    }
  },
  verdicts: {
    "400": "InvalidRequest",
    "401": "Unauthorized",
    "402": "InsufficientCredits",
    "403": "Forbidden",
    "404": "NotFound",
    "429": "RateLimited",
    "500": "Unavailable",
    "503": "Unavailable"
  },
  refusal: (code) => ({ code: Number(code), message: "", data: null }),
  success: (data) => ({ code: 200, message: "success", data }),
  deep: (json) => `{"code":200,"data":{"state":"success","resultJson":${json}}}`,
  refused: {
    "an empty prompt": { asks: [submit({ ...boat, input: { ...boat.input, prompt: "" } })], paths: ["input.prompt"] },
    "an empty model": { asks: [submit({ ...boat, model: " " })], paths: ["model"] },
    // @ts-expect-error there is no such kind
    "a kind that there is not": { asks: [submit({ ...boat, kind: "poem" })], paths: ["kind"] },
    "an input that is no JSON": {
      asks: [submit({ ...boat, model: "brand-new", input: Vendor.endless })],
      paths: ["input"],
      double: false
    },
    "a handle without a model": { asks: [status(modelless)], paths: ["model"], ref: modelless, double: false },
    "a handle of another provider": { asks: [status(foreign)], paths: ["provider"], ref: foreign, double: false }
  },
  jobs: [{
    vendor: "apixo",
    run: Apixo.use((apixo) => Poller.run(apixo, { model, input })),
    kind: "image",
    model,
    input,
    results: 2,
    costs: false,
    fails: { code: "SensitiveContentDetected", message: "Try something else", category: "ContentPolicy" }
  }]
}
