/**
 * APIPod: machine codes, a cancelled state, and submits under one idempotency key.
 */
import { ApiPod } from "@effect-media/apipod"
import { Fault } from "@effect-media/emulator"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { type Api, client, type Job } from "../Api.ts"

const usual: Job = { model: "nano-banana-2", prompt: "a paper boat on a lake of ink" }

const requestOf = ({ model, prompt }: Job) => ({ model, input: { prompt }, kind: "image" as const })

/** APIPod's column. */
export const apipod: Api = {
  vendor: "apipod",
  title: "APIPod",
  takesKey: true,
  failures: {
    "error_code and error_message": {
      outcome: { fail: { code: "UPSTREAM_CAPACITY_EXHAUSTED", message: "No capacity is left at the model's host" } },
      code: "UPSTREAM_CAPACITY_EXHAUSTED",
      category: "Upstream",
      reason: "No capacity is left at the model's host"
    },
    "an error with a code, as videos have it": {
      outcome: { fail: { message: "" } },
      finalFields: {
        error_code: null,
        error_message: null,
        error: { code: "invalid_request", message: "image_urls: unsupported format" }
      },
      code: "invalid_request",
      category: "InvalidInput",
      reason: "image_urls: unsupported format"
    }
  },
  cancelled: "TaskCancelled",
  notFound: {
    "HTTP 404 model_not_available": Fault.Refuse({ code: 404 }),
    "the same in HTTP 200": Fault.Refuse({ code: 404, inside200: true }),
    "code 200 without data": Fault.Reply({ status: 200, body: { code: 200, message: "success", data: null } })
  },
  footnotes: {
    15: "APIPod takes an idempotency key: repeated under one key, one task, ends well",
    16: "APIPod takes an idempotency key: repeated under one key, one task, ends well"
  },
  client: (options, job = usual) =>
    Effect.map(Layer.build(ApiPod.layer(options)), (context) => client(Context.get(context, ApiPod), requestOf(job)))
}
