/**
 * Provides the APIs as vendors of portable requests. It includes the tables of all models, so only commands that need
 * it load it.
 */
import * as ApiPodMedia from "@effect-media/apipod/ApiPodMedia"
import * as ApixoMedia from "@effect-media/apixo/ApixoMedia"
import * as MediaProvider from "@effect-media/core/portable/MediaProvider"
import * as GlobalAiopcMedia from "@effect-media/globalaiopc/GlobalAiopcMedia"
import * as KieMedia from "@effect-media/kie/KieMedia"
import type { Api } from "../config/Vendors.ts"

/** A vendor whose models are in no table takes no portable request; the refusal says so. */
const openModels = (service: Api["provider"]) =>
  MediaProvider.make({
    service,
    models: [],
    mapping: {
      models: {},
      images: {},
      prompt: [],
      aspectRatio: [],
      size: [],
      duration: [],
      count: [],
      seed: [],
      audio: []
    },
    native: MediaProvider.native
  })

/** Returns an API as a vendor of portable requests. */
export const portable = ({ name, provider }: Pick<Api, "name" | "provider">): MediaProvider.MediaProvider => {
  switch (name) {
    case "kie":
      return KieMedia.make(provider)
    case "apixo":
      return ApixoMedia.make(provider)
    case "apipod":
      return ApiPodMedia.make(provider)
    case "fal":
    case "replicate":
      return openModels(provider)
    case "globalaiopc-image":
      return GlobalAiopcMedia.image(provider)
    case "globalaiopc-video":
      return GlobalAiopcMedia.video(provider)
  }
}
