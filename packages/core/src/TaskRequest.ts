/**
 * What every request has, and how it is checked before anything is sent.
 */
import * as Effect from "effect/Effect"
import * as Record from "effect/Record"
import * as Schema from "effect/Schema"
import { problemsOf } from "./internal/problems.ts"
import { InvalidRequest } from "./TaskError.ts"
import type { MediaKind } from "./TaskRef.ts"
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
 * Tells what a request makes, for its handle: as it says itself, else by its model, else `"other"`.
 *
 * @example
 * ```ts import.meta.vitest
 * import { TaskRequest } from "@effect-media/core"
 *
 * const describe = TaskRequest.describeBy({ image: ["nano-banana"], video: ["sora-2"] })
 *
 * describe({ model: "sora-2" }) // => { kind: "video", model: "sora-2" }
 * describe({ model: "new" }) // => { kind: "other", model: "new" }
 * describe({ model: "new", kind: "audio" }) // => { kind: "audio", model: "new" }
 * ```
 */
export const describeBy = <const Kind extends MediaKind>(models: Readonly<Record<Kind, ReadonlyArray<string>>>) => {
  const kinds: ReadonlyMap<string, MediaKind> = new Map(
    Record.toEntries(models).flatMap(([kind, ids]) => ids.map((id) => [id, kind]))
  )
  return ({ kind, model }: { readonly kind?: MediaKind | undefined; readonly model: string }): {
    readonly kind: MediaKind
    readonly model: string
  } => ({ kind: kind ?? kinds.get(model) ?? "other", model })
}

/**
 * Checks a request before anything is sent; every problem at once, each with its path. A field that no request has,
 * such as a misspelt `callbackUrl`, is a problem too; the vendor's own fields stand in `input`.
 */
export const validate = <A, I>(provider: string, schema: Schema.Codec<A, I>) => {
  const decode = Schema.decodeUnknownEffect(schema, { errors: "all", onExcessProperty: "error" })
  return (request: unknown): Effect.Effect<A, InvalidRequest> =>
    Effect.mapError(decode(request), ({ issue }) => InvalidRequest.local(provider, problemsOf(issue)))
}
