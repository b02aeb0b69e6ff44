/**
 * GlobalAIOPC's image service: no envelope, and no documented body for refusals.
 */
import { GlobalAiopcImage } from "@effect-media/globalaiopc"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { type Api, client, type Job } from "../Api.ts"
import * as globalaiopc from "./globalaiopc.ts"

const usual: Job = { model: "nano-banana-2", prompt: "a paper boat on a lake of ink" }

const requestOf = ({ model, prompt }: Job) => ({ model, input: { prompt } })

/** The column of GlobalAIOPC's images. */
export const globalaiopcImage: Api = {
  ...globalaiopc.shared,
  vendor: "globalaiopc-image",
  title: "GlobalAIOPC image",
  client: (options, job = usual) =>
    Effect.map(
      Layer.build(GlobalAiopcImage.layer(options)),
      (context) => client(Context.get(context, GlobalAiopcImage), requestOf(job))
    )
}
