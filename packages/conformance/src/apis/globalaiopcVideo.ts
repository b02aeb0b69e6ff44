/**
 * GlobalAIOPC's video service: asked every 30 s, and a create reply in an envelope.
 */
import { GlobalAiopcVideo } from "@effect-media/globalaiopc"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { type Api, client } from "../Api.ts"
import * as globalaiopc from "./globalaiopc.ts"

const request = { model: "videos", input: { prompt: "a paper boat on a lake of ink", duration: 5 } }

/** The column of GlobalAIOPC's videos. */
export const globalaiopcVideo: Api = {
  ...globalaiopc.shared,
  vendor: "globalaiopc-video",
  title: "GlobalAIOPC video",
  client: (options) =>
    Effect.map(
      Layer.build(GlobalAiopcVideo.layer(options)),
      (context) => client(Context.get(context, GlobalAiopcVideo), request)
    )
}
