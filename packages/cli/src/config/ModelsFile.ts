/**
 * Keeps what a vendor's API says of its models in a file of the user's, which overrides the shipped tables. A file that
 * cannot be read counts as none: no command fails because of it.
 */
import { closestModel } from "@effect-media/core/model/InputCheck"
import type { ModelSpec } from "@effect-media/core/model/Model"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Layer from "effect/Layer"
import * as Option from "effect/Option"
import * as Path from "effect/Path"
import * as Schema from "effect/Schema"
import { modelTables } from "./modelTables.ts"
import { makeStateDirectory, stateDirectory } from "./stateDirectory.ts"
import * as Vendors from "./Vendors.ts"
import { modelOf } from "./vendorSchema.ts"

/** One model in the file, as the vendor's API describes it. */
export const Entry = Schema.Struct({
  model: Schema.NonEmptyString,
  tasks: Schema.Array(Schema.String),
  pricingDesc: Schema.NullOr(Schema.String),
  seen: Schema.String,
  openapi: Schema.Json
})

/** One model in the file, as the vendor's API describes it. */
export interface Entry extends Schema.Schema.Type<typeof Entry> {}

/** The content of the file: the models, and the ids of all models that the vendor listed. */
export const ModelsFile = Schema.Struct({
  version: Schema.Literal(1),
  refreshedAt: Schema.DateTimeUtcFromString,
  listed: Schema.Array(Schema.String),
  models: Schema.Array(Entry)
})

/** The content of the file: the models, and the ids of all models that the vendor listed. */
export interface ModelsFile extends Schema.Schema.Type<typeof ModelsFile> {}

const FileText = Schema.fromJsonString(ModelsFile)
const decode = Schema.decodeUnknownEffect(FileText)
const encode = Schema.encodeEffect(FileText)

/** The path of a vendor's file. */
export const pathOf = Effect.fnUntraced(function*(name: Vendors.VendorName) {
  const path = yield* Path.Path
  return path.join(yield* stateDirectory, `models-${name}.json`)
})

/** Reads a vendor's file; `None` if there is none, or if it is not one. */
export const read = Effect.fnUntraced(function*(name: Vendors.VendorName) {
  const fs = yield* FileSystem.FileSystem
  return yield* Effect.option(Effect.flatMap(fs.readFileString(yield* pathOf(name)), decode))
})

/** Writes a vendor's file as a whole, for its owner alone. */
export const write = Effect.fnUntraced(function*(name: Vendors.VendorName, content: ModelsFile) {
  const fs = yield* FileSystem.FileSystem
  yield* makeStateDirectory
  const path = yield* pathOf(name)
  yield* fs.writeFileString(`${path}.part`, yield* Effect.orDie(encode(content)), { mode: 0o600 })
  yield* fs.rename(`${path}.part`, path)
  return path
})

/** Returns the models of a vendor's file. */
export const own = Effect.fnUntraced(function*(name: Vendors.VendorName) {
  const file = yield* read(name)
  if (Option.isNone(file)) return []
  const shipped = new Map((yield* modelTables[name]).map((spec) => [spec.id, spec]))
  return file.value.models.flatMap((entry): ReadonlyArray<ModelSpec> => {
    const spec = modelOf(entry, shipped.get(entry.model), entry.seen)
    return spec === undefined ? [] : [spec]
  })
})

/** Provides the models of the files to the APIs that commands open. */
export const layer = Layer.effect(
  Vendors.OwnModels,
  Effect.map(
    Effect.context<FileSystem.FileSystem | Path.Path>(),
    (context) => (name: Vendors.VendorName) => Effect.provideContext(own(name), context)
  )
)

/** Returns a vendor's models: the shipped ones, overridden by the user's file. */
export const all = Effect.fnUntraced(function*(name: Vendors.VendorName) {
  const overriding = yield* own(name)
  const ids = new Set(overriding.map(({ id }) => id))
  return [...(yield* modelTables[name]).filter(({ id }) => !ids.has(id)), ...overriding]
})

/** The ids of models that a vendor no longer lists; the provider translates or refuses them. */
const formerIds: { readonly [Name in Vendors.VendorName]?: Effect.Effect<ReadonlyArray<string>> } = {
  kie: Effect.promise(() => import("@effect-media/kie/models").then(({ former }) => former.map(({ id }) => id)))
}

/** Returns the known model whose id is close to an unknown one: probably that one was meant. */
export const nearMiss = Effect.fnUntraced(function*(name: Vendors.VendorName, model: string) {
  const ids = (yield* all(name)).flatMap(({ aliases = [], id }) => [id, ...aliases])
  const former = yield* formerIds[name] ?? Effect.succeed([])
  return ids.includes(model) || former.includes(model) ? undefined : closestModel(model, ids)
})
