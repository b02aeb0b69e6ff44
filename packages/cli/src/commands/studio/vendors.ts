/** Describes the APIs for the studio: with their models, prices and balances. */
import type { StudioVendor } from "@effect-media/studio/StudioVendors"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Redacted from "effect/Redacted"
import { Credentials } from "../../config/Credentials.ts"
import * as ModelsFile from "../../config/ModelsFile.ts"
import * as Vendors from "../../config/Vendors.ts"
import { keyVariable } from "../../errors/keyVariable.ts"
import { portable } from "../../tasks/Portable.ts"

/** Describes one API. Without a key, requests are still translated and priced, and nothing can be submitted. */
const vendorOf = Effect.fnUntraced(function*(name: Vendors.VendorName) {
  const keys = yield* Credentials
  const { make, prefix } = Vendors.vendors[name]
  const isReady = Option.isSome(yield* keys.find(keyVariable(prefix)))
  const models = yield* ModelsFile.all(name)
  const { credits, provider } = isReady
    ? yield* Vendors.open(name)
    : yield* make({ apiKey: Redacted.make("none"), models })
  const { offer } = portable({ name, provider })
  const withMode = name === "apixo"
    ? (yield* Effect.promise(() => import("../../config/apixoMode.ts"))).withMode
    : undefined
  const vendor: StudioVendor = { name, isReady, models, offer, balance: isReady ? credits : undefined }
  return withMode === undefined ? vendor : { ...vendor, complete: withMode }
})

/** Describes all APIs. */
export const vendors = Effect.forEach(Vendors.names, vendorOf, { concurrency: "unbounded" })
