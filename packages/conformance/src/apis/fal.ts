/**
 * fal: refusals by HTTP status, a result behind a second request, and failures in either reply.
 */
import { Fault } from "@effect-media/emulator"
import { Fal } from "@effect-media/fal"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { type Api, client, type Job } from "../Api.ts"

const usual: Job = { model: "fal-ai/flux/dev", prompt: "a paper boat on a lake of ink" }

const requestOf = ({ model, prompt }: Job) => ({ model, input: { prompt }, kind: "image" as const })

const refused = {
  outcome: { fail: { code: "content_policy_violation", message: "The content was flagged" } },
  code: "content_policy_violation",
  category: "ContentPolicy",
  reason: "The content was flagged"
} as const

/** fal's column. */
export const fal: Api = {
  vendor: "fal",
  title: "fal",
  takesKey: false,
  refusesByStatus: true,
  output: true,
  failures: {
    "an error in the status": { ...refused, failure: "status" },
    "a list of details in the result": { ...refused, failure: "details" },
    "a text in the result": {
      outcome: { fail: { message: "The content was flagged" } },
      failure: "text",
      code: "422",
      category: "ContentPolicy",
      reason: "The content was flagged"
    }
  },
  cancelled: "TaskCancelled",
  notFound: { "HTTP 404 NOT_FOUND": Fault.Refuse({ code: 404 }) },
  footnotes: { 33: "the reply to the request for the result cannot be read" },
  client: (options, job = usual) =>
    Effect.map(Layer.build(Fal.layer(options)), (context) => client(Context.get(context, Fal), requestOf(job)))
}
