/**
 * Decodes the faults of an emulated vendor from JSON: the emulator's `ScriptedFault` without the parts that are code.
 */
import type { ScriptedFault } from "@effect-media/emulator/Fault"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"
import * as SchemaTransformation from "effect/SchemaTransformation"
import { parseDuration } from "../config/duration.ts"
import { readText } from "../config/readText.ts"
import { names } from "../config/Vendors.ts"
import { UsageError } from "../errors/CliError.ts"
import { plain } from "../internal/text.ts"

const DurationText = Schema.String.check(
  Schema.makeFilter((text: string) => Option.isSome(parseDuration(text)) || "must be a duration, like 30s or 5m")
).pipe(
  Schema.decodeTo(
    Schema.Duration,
    SchemaTransformation.transform({
      decode: (text) => Option.getOrThrow(parseDuration(text)),
      encode: String
    })
  )
)

const Headers = Schema.Record(Schema.String, Schema.String)
const beforeOrAfter = Schema.optionalKey(Schema.Literals(["before", "after"]))

/** One kind of fault. */
const Fault = Schema.Union([
  Schema.TaggedStruct("Reply", {
    status: Schema.Int,
    headers: Schema.optionalKey(Headers),
    body: Schema.optionalKey(Schema.Json),
    when: beforeOrAfter
  }),
  Schema.TaggedStruct("Refuse", {
    code: Schema.Int,
    text: Schema.optionalKey(Schema.String),
    inside200: Schema.optionalKey(Schema.Boolean),
    headers: Schema.optionalKey(Headers),
    when: beforeOrAfter
  }),
  Schema.TaggedStruct("Reset", { when: beforeOrAfter }),
  Schema.TaggedStruct("Hang", { when: Schema.optionalKey(Schema.Literals(["before", "after", "body"])) }),
  Schema.TaggedStruct("Cut", { keep: Schema.optionalKey(Schema.Finite), clean: Schema.optionalKey(Schema.Boolean) }),
  Schema.TaggedStruct("Empty", {}),
  Schema.TaggedStruct("Slow", { over: DurationText }),
  Schema.TaggedStruct("Delay", { by: DurationText }),
  Schema.TaggedStruct("Headers", { headers: Headers }),
  Schema.TaggedStruct("Word", { word: Schema.String }),
  Schema.TaggedStruct("Encode", { coding: Schema.Literals(["gzip", "deflate", "br"]) })
])

/** A fault and the requests that it applies to. */
const Scripted = Schema.Struct({
  fault: Fault,
  vendor: Schema.optionalKey(Schema.Literals(names)),
  operation: Schema.optionalKey(
    Schema.Literals(["submit", "status", "credits", "download-url", "upload", "models", "result"])
  ),
  model: Schema.optionalKey(Schema.String),
  taskId: Schema.optionalKey(Schema.String),
  times: Schema.optionalKey(Schema.Union([Schema.Int, Schema.Literal("forever")])),
  skip: Schema.optionalKey(Schema.Int),
  from: Schema.optionalKey(DurationText),
  until: Schema.optionalKey(DurationText)
})

const decode = Schema.decodeEffect(Schema.fromJsonString(Schema.Array(Scripted)), { onExcessProperty: "error" })

/** Reads faults from a JSON text, or from the file that the text names. */
export const read = Effect.fnUntraced(function*(textOrFile: string) {
  const text = textOrFile.trimStart().startsWith("[") ? textOrFile : yield* readText(textOrFile)
  return yield* Effect.mapBoth(decode(text), {
    onSuccess: (faults): ReadonlyArray<ScriptedFault> => faults,
    onFailure: ({ message }) =>
      new UsageError({
        what: `The faults cannot be read: ${plain(message)}.`,
        next: "The README of the package shows their form."
      })
  })
})
