// Reads the catalogue's files and checks their format.
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import { readFileSync } from "node:fs"
import { FormerModels, Neutral, Row, Rules, Unchecked } from "./Row.ts"

/** The vendors' names. */
export const vendors = { apipod: "APIPod", kie: "KIE", apixo: "APIXO", globalaiopc: "GlobalAIOPC" } as const
export const vendorIds = ["apipod", "kie", "apixo", "globalaiopc"] as const

const read = <A, I>(name: string, schema: Schema.Codec<A, I>): A => {
  const json: unknown = JSON.parse(readFileSync(`catalogue/${name}.json`, "utf8"))
  const result = Schema.decodeUnknownResult(schema, { errors: "all", onExcessProperty: "error" })(json)
  if (Result.isFailure(result)) throw new Error(`catalogue/${name}.json: ${result.failure.message}`)
  return result.success
}

const Rows = Schema.Array(Row)

/** Reads all files of the catalogue. */
export const readCatalogue = () => ({
  rows: {
    apipod: read("apipod", Rows),
    kie: read("kie", Rows),
    apixo: read("apixo", Rows),
    globalaiopc: read("globalaiopc", Rows)
  },
  rules: read("rules", Rules),
  unchecked: read("unchecked", Unchecked),
  former: read("former", FormerModels),
  neutral: read("map", Schema.Array(Neutral))
})
export type Catalogue = ReturnType<typeof readCatalogue>
