/** Defines the parts that every request has, and checks requests before anything is sent. */
import * as Effect from "effect/Effect"
import * as Record from "effect/Record"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import * as Wire from "../http/Wire.ts"
import { problemsOf } from "../internal/schemaIssues.ts"
import { InvalidRequest, type RequestProblem } from "../task/TaskError.ts"
import { MediaKind } from "../task/TaskRef.ts"
import type { ModelSpec } from "./Model.ts"

const notBlank = Schema.makeFilter((text: string) => text.trim() !== "" || "must not be empty")

/** A text that is not blank. */
export const NonBlank = Schema.String.check(notBlank)

/** The input of a model: the vendor's own fields under the vendor's own names. A prompt, if given, is not blank. */
export const TaskInput = Schema.StructWithRest(
  Schema.Struct({ prompt: Schema.optional(NonBlank) }),
  [Schema.Record(Schema.String, Schema.Unknown)]
)
export type TaskInput = typeof TaskInput.Type

/** The ids of models whose inputs have a type: editors complete them, and any other id is accepted. */
export type ModelId<Inputs> = (keyof Inputs & string) | (string & {})

/** The input of a model: its own type for a known model, `Other` for any other. */
export type InputOf<Inputs, Id extends string, Other = TaskInput> = Id extends keyof Inputs ? Inputs[Id] : Other

/** A vendor's model id: editors complete the known ids, and any other is accepted. */
export const openModel = <const Models extends ReadonlyArray<string>>(models: Models) =>
  Wire.openLiterals(models).check(notBlank)

/**
 * The fields of most vendors' requests.
 *
 * - `model`: a vendor's model id. Editors complete the known ids, and any other is accepted
 * - `input`: the model's own fields
 * - `callbackUrl`: where the vendor posts the end of the task
 * - `kind`: the kind of the result, for models that are not known here
 */
export const fields = <const Models extends ReadonlyArray<string>>(models: Models) => ({
  model: openModel(models),
  input: TaskInput,
  callbackUrl: Schema.optionalKey(NonBlank),
  kind: Schema.optionalKey(MediaKind)
})

/** A request for one model or for any: the input of a known model has its own type. */
export type Typed<Job, Inputs, Id extends string> = Omit<Job, "model" | "input"> & {
  readonly model: Id
  readonly input: InputOf<Inputs, Id>
}

/**
 * Describes what a request makes, for its handle: the kind that the request gives, else that of its model, else
 * `"other"`.
 *
 * @example
 * ```ts import.meta.vitest
 * import { TaskRequest } from "@effect-media/core/model"
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
 * The treatment of a request that contradicts what is known of its model.
 *
 * - `strict`: a sure problem is an `InvalidRequest`, and nothing is sent; doubts are logged
 * - `warn`: every problem is logged
 * - `off`: nothing is checked, and the table of models is not loaded
 */
export type Validation = "strict" | "warn" | "off"

/** Options of a layer for the check of its requests. */
export interface ValidationOptions {
  /** The strictness of the check of requests against what is known of their models. @default "strict" */
  readonly validation?: Validation | undefined
  /** Models that replace those of the shipped table with the same id, or that are not in it. */
  readonly models?: ReadonlyArray<ModelSpec> | undefined
}

/**
 * The result of a check.
 *
 * - `request`: the request in the vendor's spelling, with the current id and fields of a model that changed them
 * - `problems`: all of them, the sure ones first
 * - `isRefused`: the request must not be sent
 * - `warning`: the text to log for a request that is sent, once per model and path
 */
export interface Checked {
  readonly request: unknown
  readonly problems: ReadonlyArray<RequestProblem>
  readonly isRefused: boolean
  readonly warning: () => string | undefined
}

/**
 * Options of a check.
 *
 * - `elsewhere`: the message for a known model that this service does not serve, or not as the `kind` that the request
 *   gives; `undefined` if it does
 * - `models`: replaces the models of the table with the same id, and adds others
 */
export interface CheckOptions {
  readonly provider: string
  readonly validation: Validation
  readonly elsewhere?: ((spec: ModelSpec, kind?: unknown) => string | undefined) | undefined
  readonly models?: ReadonlyArray<ModelSpec> | undefined
}

/** Checks a request of any type. */
export type RequestCheck = (request: unknown) => Checked

const unchecked: RequestCheck = (request) => ({ request, problems: [], isRefused: false, warning: () => undefined })

/**
 * Checks a request before anything is sent and reports every problem at once, each with its path. A field that no
 * request has, such as a misspelt `callbackUrl`, is a problem too. The vendor's own fields are in `input`, for `check`.
 * Returns the request in the vendor's spelling.
 */
export const validate = <A, I>(provider: string, schema: Schema.Codec<A, I>, check: RequestCheck = unchecked) => {
  const decode = Schema.decodeUnknownResult(schema, { errors: "all", onExcessProperty: "error" })
  return (request: unknown): Effect.Effect<A, InvalidRequest> =>
    Effect.suspend(() => {
      const { isRefused, problems, request: spelled, warning } = check(request)
      const result = decode(spelled)
      if (Result.isSuccess(result) && !isRefused) {
        const text = warning()
        return Effect.as(text === undefined ? Effect.void : Effect.logWarning(text), result.success)
      }
      const paths = new Set(problems.map(({ path }) => path))
      const others = Result.isSuccess(result)
        ? []
        : problemsOf(result.failure.issue).filter(({ path }) => !paths.has(path))
      return Effect.fail(InvalidRequest.local(provider, [...others, ...problems]))
    })
}

/**
 * Creates {@link validate} with the check over a provider's table of models. The table is loaded when the layer is
 * built, so a bundler that splits code puts it into a separate chunk. With `off` it is not loaded.
 */
export const validator = <A, I>(
  provider: string,
  schema: Schema.Codec<A, I>,
  load: () => Promise<{ readonly check: (options: CheckOptions) => RequestCheck }>,
  elsewhere?: CheckOptions["elsewhere"]
) =>
({ models, validation = "strict" }: ValidationOptions) =>
  validation === "off"
    ? Effect.succeed(validate(provider, schema))
    : Effect.map(Effect.promise(load), ({ check }) =>
      validate(provider, schema, check({ provider, validation, elsewhere, models })))
