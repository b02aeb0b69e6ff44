import type { ModelSpec } from "@effect-media/core/model/Model"
import type { ModelTable } from "@effect-media/core/model/ModelTable"
import type { MediaKind } from "@effect-media/core/task/TaskRef"
import * as Effect from "effect/Effect"
import type { VendorName } from "./Vendors.ts"

/** Describes a well-known model of a vendor whose list is open, and whose inputs are in no table. */
const withoutFields = ({ id, kind }: { readonly id: string; readonly kind: MediaKind }): ModelSpec => ({
  id,
  kind,
  task: "",
  tasks: [],
  path: `/${id}`,
  container: "",
  evidence: "vendor",
  fields: {}
})

/** Loads the tables of models only when they are used: they are large. */
export const modelTables: Readonly<Record<VendorName, Effect.Effect<ReadonlyArray<ModelSpec>>>> = {
  kie: Effect.promise(() => import("@effect-media/kie/models").then(({ models }) => models)),
  apixo: Effect.promise(() => import("@effect-media/apixo/models").then(({ models }) => models)),
  apipod: Effect.promise(() => import("@effect-media/apipod/models").then(({ models }) => models)),
  fal: Effect.promise(() => import("@effect-media/fal/FalModels").then(({ models }) => models.map(withoutFields))),
  replicate: Effect.promise(() =>
    import("@effect-media/replicate/ReplicateModels").then(({ models }) => models.map(withoutFields))
  ),
  "globalaiopc-image": Effect.promise(() => import("@effect-media/globalaiopc/models").then(({ image }) => image)),
  "globalaiopc-video": Effect.promise(() => import("@effect-media/globalaiopc/models").then(({ video }) => video))
}

const globalaiopc = Effect.promise(() => import("@effect-media/globalaiopc/models").then(({ canonical }) => canonical))

/** Loads each vendor's ids of the canonical model names. */
const canonicalIds: Readonly<Record<VendorName, Effect.Effect<ModelTable["canonical"]>>> = {
  kie: Effect.promise(() => import("@effect-media/kie/models").then(({ canonical }) => canonical)),
  apixo: Effect.promise(() => import("@effect-media/apixo/models").then(({ canonical }) => canonical)),
  apipod: Effect.promise(() => import("@effect-media/apipod/models").then(({ canonical }) => canonical)),
  fal: Effect.succeed({}),
  replicate: Effect.succeed({}),
  "globalaiopc-image": globalaiopc,
  "globalaiopc-video": globalaiopc
}

/** Returns the canonical names of a vendor's models, by their ids. */
export const canonicalNames = (provider: VendorName): Effect.Effect<ReadonlyMap<string, string>> =>
  Effect.map(
    canonicalIds[provider],
    (names) => new Map(Object.entries(names).flatMap(([name, ids]) => ids.map((id) => [id, name])))
  )
