/**
 * Reads the version of this package.
 */
// @effect-diagnostics nodeBuiltinImport:off
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { readFileSync } from "node:fs"

const decode = Schema.decodeEffect(Schema.fromJsonString(Schema.Struct({ version: Schema.String })))

/** The version of this package. */
export const own = Effect.suspend(() => decode(readFileSync(new URL("../../package.json", import.meta.url), "utf8")))
  .pipe(
    Effect.map(({ version }) => version),
    Effect.orDie
  )
