/**
 * What every request has, and how it is checked before anything is sent.
 */
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { problemsOf } from "./internal/problems.ts"
import { InvalidRequest } from "./TaskError.ts"
import * as Wire from "./Wire.ts"

const notBlank = Schema.makeFilter((text: string) => text.trim() !== "" || "must not be empty")

/** A text with something in it. */
export const NonBlank = Schema.String.check(notBlank)

/**
 * The input of a model: the vendor's own fields under the vendor's own names. A prompt, where there is one, is not empty.
 */
export const TaskInput = Schema.StructWithRest(
  Schema.Struct({ prompt: Schema.optionalKey(NonBlank) }),
  [Schema.Record(Schema.String, Schema.Unknown)]
)

/** The input of a model: the vendor's own fields under the vendor's own names. */
export type TaskInput = typeof TaskInput.Type

/**
 * A vendor's model id: completes the ids that are known and takes any other.
 */
export const openModel = <const Models extends ReadonlyArray<string>>(models: Models) =>
  Wire.openLiterals(models).check(notBlank)

/**
 * Checks a request before anything is sent; every problem at once, each with its path. A field that no request has,
 * such as a misspelt `callbackUrl`, is a problem too; the vendor's own fields stand in `input`.
 */
export const validate = <A, I>(provider: string, schema: Schema.Codec<A, I>) => {
  const decode = Schema.decodeUnknownEffect(schema, { errors: "all", onExcessProperty: "error" })
  return (request: unknown): Effect.Effect<A, InvalidRequest> =>
    Effect.mapError(decode(request), ({ issue }) => InvalidRequest.local(provider, problemsOf(issue)))
}
