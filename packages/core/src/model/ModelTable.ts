/**
 * Describes the tables in which the providers ship their models.
 */
// Imports types only: a module of the program that the tables shared would make a bundler cut the program in two for
// it, which costs 1.8 kB in `pnpm bench size`.
import type { Fields, FormerModel, ModelSpec } from "./Model.ts"

/**
 * A vendor's models, with each distinct field once, since most models share theirs.
 *
 * - `canonical`: the vendor's ids of the canonical model names, in order of preference
 * - `fields`: by the name of the field; other fields of that name have a number, like `"prompt/2"`
 * - `models`: the models, with the keys of their fields
 * - `former`: the models that the vendor no longer lists
 */
export interface ModelTable {
  readonly canonical: Readonly<Record<string, ReadonlyArray<string>>>
  readonly fields: Fields
  readonly models: ReadonlyArray<Omit<ModelSpec, "fields"> & { readonly fields: ReadonlyArray<string> }>
  readonly former?: ReadonlyArray<FormerModel> | undefined
}

/** Returns the models of a table, each with its fields by their names. */
export const fromTable = (table: ModelTable): ReadonlyArray<ModelSpec> =>
  table.models.map((model) => ({
    ...model,
    fields: Object.fromEntries(model.fields.flatMap((key) => {
      const [name = ""] = key.split("/")
      const field = table.fields[key]
      return field === undefined ? [] : [[name, field]]
    }))
  }))
