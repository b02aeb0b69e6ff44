/**
 * Reads the packages of others: their files, and the measured version.
 */
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Path from "effect/Path"
import * as Schema from "effect/Schema"
import { realpathSync } from "node:fs"
import { findPackageJSON } from "node:module"

const Manifest = Schema.fromJsonString(Schema.Struct({ version: Schema.String }))

/**
 * A package by its name.
 *
 * - `through`: a package that depends on it, if the bench itself does not
 */
export interface Package {
  readonly name: string
  readonly through?: string | undefined
}

const find = (name: string, from: string): string => {
  const found = findPackageJSON(name, from)
  if (found === undefined) throw new Error(`There is no package "${name}".`)
  return realpathSync(found)
}

const manifestOf = ({ name, through }: Package): string =>
  find(name, through === undefined ? import.meta.filename : find(through, import.meta.filename))

/** Returns the version of a package, from its manifest. */
export const versionOf = Effect.fnUntraced(function*(of: Package) {
  const fs = yield* FileSystem.FileSystem
  return (yield* Schema.decodeEffect(Manifest)(yield* fs.readFileString(manifestOf(of)))).version
})

/** Returns the text of a package's file. */
export const textOf = Effect.fnUntraced(function*(of: Package, file: string) {
  const fs = yield* FileSystem.FileSystem
  const path = yield* Path.Path
  return yield* fs.readFileString(path.join(path.dirname(manifestOf(of)), file))
})
