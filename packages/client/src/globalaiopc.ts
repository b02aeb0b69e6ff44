/** GlobalAIOPC's two APIs in a client. Needs the package `@effect-media/globalaiopc`. */
import * as Image from "@effect-media/globalaiopc/GlobalAiopcImage"
import type { GlobalAiopcOptions } from "@effect-media/globalaiopc/GlobalAiopcOptions"
import * as Video from "@effect-media/globalaiopc/GlobalAiopcVideo"
import type { ImageInputs, VideoInputs } from "@effect-media/globalaiopc/models"
import type { Api, Jobs, WithKey } from "./Api.ts"
import { defineApi, jobs, withKey } from "./internal/defineApi.ts"

/** Gives a client GlobalAIOPC's images, as its option `globalaiopcImage`. */
export const globalaiopcImage = (
  options: WithKey<GlobalAiopcOptions>
): Api<"globalaiopcImage", Jobs<Image.GlobalAiopcImageRequest, ImageInputs>> =>
  defineApi(
    "globalaiopcImage",
    options.apiKey,
    Image.make(withKey(options)),
    (calls, service) => jobs(calls, "globalaiopc", service)
  )

/** Gives a client GlobalAIOPC's videos, as its option `globalaiopcVideo`. */
export const globalaiopcVideo = (
  options: WithKey<GlobalAiopcOptions>
): Api<"globalaiopcVideo", Jobs<Video.GlobalAiopcVideoRequest, VideoInputs>> =>
  defineApi(
    "globalaiopcVideo",
    options.apiKey,
    Video.make(withKey(options)),
    (calls, service) => jobs(calls, "globalaiopc", service)
  )
