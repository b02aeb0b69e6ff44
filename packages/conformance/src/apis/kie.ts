/**
 * KIE: business errors are HTTP 200 with a body code; an unknown task has four spellings.
 */
import { Fault } from "@effect-media/emulator"
import { Kie } from "@effect-media/kie"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { type Api, client, type Job } from "../Api.ts"

const usual: Job = { model: "google/nano-banana", prompt: "a paper boat on a lake of ink" }

const requestOf = ({ model, prompt }: Job) => ({ model, input: { prompt }, kind: "image" as const })

/** KIE's column. */
export const kie: Api = {
  vendor: "kie",
  title: "KIE",
  takesKey: false,
  failures: {
    "a number as code": {
      outcome: { fail: { code: "422", message: "The prompt was flagged as violating our content policy" } },
      code: "422",
      category: "ContentPolicy",
      reason: "The prompt was flagged as violating our content policy"
    },
    "a fault of the model": {
      outcome: { fail: { code: "501", message: "Generation failed" } },
      code: "501",
      category: "Upstream",
      reason: "Generation failed"
    }
  },
  cancelled: "TaskFailed",
  notFound: {
    "422 recordInfo is null": Fault.Refuse({ code: 422, inside200: true, text: "recordInfo is null" }),
    "body code 404": Fault.Refuse({ code: 404, inside200: true }),
    "HTTP 404": Fault.Refuse({ code: 404 }),
    "code 200 without data": Fault.Reply({ status: 200, body: { code: 200, msg: "success", data: null } })
  },
  footnotes: { 14: "KIE knows no cancelled: a task that ends as failed, saying so" },
  client: (options, job = usual) =>
    Effect.map(Layer.build(Kie.layer(options)), (context) => client(Context.get(context, Kie), requestOf(job)))
}
