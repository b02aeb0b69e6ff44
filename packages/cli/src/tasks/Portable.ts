/**
 * Provides the APIs as vendors of portable requests. It includes the tables of all models, so only commands that need
 * it load it.
 */
import * as ApiPodMedia from "@effect-media/apipod/ApiPodMedia"
import * as ApixoMedia from "@effect-media/apixo/ApixoMedia"
import type { MediaProvider } from "@effect-media/core/portable/MediaProvider"
import * as GlobalAiopcMedia from "@effect-media/globalaiopc/GlobalAiopcMedia"
import * as KieMedia from "@effect-media/kie/KieMedia"
import type { Api } from "../config/Vendors.ts"

/** Returns an API as a vendor of portable requests. */
export const portable = ({ name, provider }: Pick<Api, "name" | "provider">): MediaProvider => {
  switch (name) {
    case "kie":
      return KieMedia.make(provider)
    case "apixo":
      return ApixoMedia.make(provider)
    case "apipod":
      return ApiPodMedia.make(provider)
    case "globalaiopc-image":
      return GlobalAiopcMedia.image(provider)
    case "globalaiopc-video":
      return GlobalAiopcMedia.video(provider)
  }
}
