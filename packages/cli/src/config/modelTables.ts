import type { ModelSpec } from "@effect-media/core/model/Model"
import * as Effect from "effect/Effect"
import type { VendorName } from "./Vendors.ts"

/** Loads the tables of models only when they are used: they are large. */
export const modelTables: Readonly<Record<VendorName, Effect.Effect<ReadonlyArray<ModelSpec>>>> = {
  kie: Effect.promise(() => import("@effect-media/kie/models").then(({ models }) => models)),
  apixo: Effect.promise(() => import("@effect-media/apixo/models").then(({ models }) => models)),
  apipod: Effect.promise(() => import("@effect-media/apipod/models").then(({ models }) => models)),
  "globalaiopc-image": Effect.promise(() => import("@effect-media/globalaiopc/models").then(({ image }) => image)),
  "globalaiopc-video": Effect.promise(() => import("@effect-media/globalaiopc/models").then(({ video }) => video))
}
