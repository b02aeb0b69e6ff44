/**
 * GlobalAIOPC's video service: polled every 30 s, with a create reply in an envelope.
 */
import { GlobalAiopcVideo } from "@effect-media/globalaiopc"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { type Api, client, type Job } from "../Api.ts"
import * as globalaiopc from "./globalaiopc.ts"

const usual: Job = { model: "videos", prompt: "a paper boat on a lake of ink" }

const requestOf = ({ model, prompt }: Job) => ({ model, input: { prompt, duration: 5 } })

/** The column of GlobalAIOPC's videos. */
export const globalaiopcVideo: Api = {
  ...globalaiopc.shared,
  vendor: "globalaiopc-video",
  title: "GlobalAIOPC video",
  client: (options, job = usual) =>
    Effect.map(
      Layer.build(GlobalAiopcVideo.layer(options)),
      (context) => client(Context.get(context, GlobalAiopcVideo), requestOf(job))
    )
}
