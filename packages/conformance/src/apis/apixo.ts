/**
 * APIXO: the model in the path, codes as HTTP status and in the body.
 */
import { Apixo } from "@effect-media/apixo"
import { Fault } from "@effect-media/emulator"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { type Api, client, type Job } from "../Api.ts"

const usual: Job = { model: "nano-banana", prompt: "a paper boat on a lake of ink" }

const requestOf = ({ model, prompt }: Job) => ({
  model,
  input: { mode: "text-to-image", prompt },
  kind: "image" as const
})

/** APIXO's column. */
export const apixo: Api = {
  vendor: "apixo",
  title: "APIXO",
  takesKey: false,
  failures: {
    CONTENT_VIOLATION: {
      outcome: { fail: { code: "CONTENT_VIOLATION", message: "The prompt was refused" } },
      code: "CONTENT_VIOLATION",
      category: "ContentPolicy",
      reason: "The prompt was refused"
    },
    "the newer spelling": {
      outcome: { fail: { code: "PromptLengthExceeded", message: "The prompt is longer than 5000 characters" } },
      code: "PromptLengthExceeded",
      category: "InvalidInput",
      reason: "The prompt is longer than 5000 characters"
    }
  },
  cancelled: "TaskFailed",
  notFound: {
    "HTTP 404": Fault.Refuse({ code: 404 }),
    "body code 404": Fault.Refuse({ code: 404, inside200: true }),
    "code 200 without data": Fault.Reply({ status: 200, body: { code: 200, message: "success", data: null } })
  },
  footnotes: { 14: "APIXO knows no cancelled: a task that ends as failed, saying so" },
  client: (options, job = usual) =>
    Effect.map(Layer.build(Apixo.layer(options)), (context) => client(Context.get(context, Apixo), requestOf(job)))
}
