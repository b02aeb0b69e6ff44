import { ApiPod } from "@effect-media/apipod"
import { Apixo } from "@effect-media/apixo"
import { AssetStore, Poller } from "@effect-media/core"
import { Emulator } from "@effect-media/emulator"
import { GlobalAiopcImage, GlobalAiopcVideo } from "@effect-media/globalaiopc"
import { Kie } from "@effect-media/kie"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"

const apiKey = Redacted.make("sk-emulated")

/** All services over an emulator whose tasks take a second, with a poller and files in memory. */
export const emulated = Layer.fresh(Emulator.layerFor(
  Layer.mergeAll(
    ApiPod.layer({ apiKey }),
    Apixo.layer({ apiKey }),
    Kie.layer({ apiKey }),
    GlobalAiopcImage.layer({ apiKey }),
    GlobalAiopcVideo.layer({ apiKey }),
    AssetStore.layerMemory(),
    Poller.layer
  ),
  { duration: "1 second" }
))
