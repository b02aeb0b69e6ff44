/**
 * Replicate: refusals by HTTP status as problem+json, and codes inside the text of an error.
 */
import { Fault } from "@effect-media/emulator"
import { Replicate } from "@effect-media/replicate"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { type Api, client, type Job } from "../Api.ts"

const usual: Job = { model: "black-forest-labs/flux-schnell", prompt: "a paper boat on a lake of ink" }

const requestOf = ({ model, prompt }: Job) => ({ model, input: { prompt }, kind: "image" as const })

/** Replicate's column. */
export const replicate: Api = {
  vendor: "replicate",
  title: "Replicate",
  takesKey: false,
  refusesByStatus: true,
  failures: {
    "a code in the text": {
      outcome: { fail: { message: "CUDA out of memory (E1001)" } },
      code: "E1001",
      category: "Upstream",
      reason: "CUDA out of memory (E1001)"
    },
    "a text without a code": {
      outcome: { fail: { message: "NSFW content detected" } },
      code: "",
      category: "ContentPolicy",
      reason: "NSFW content detected"
    }
  },
  cancelled: "TaskCancelled",
  notFound: { "HTTP 404": Fault.Refuse({ code: 404 }) },
  footnotes: {},
  client: (options, job = usual) =>
    Effect.map(
      Layer.build(Replicate.layer(options)),
      (context) => client(Context.get(context, Replicate), requestOf(job))
    )
}
