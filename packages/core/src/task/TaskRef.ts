/**
 * Describes the handle of a remote task: all that another process needs to resume waiting for it, and nothing more.
 */
import * as DateTime from "effect/DateTime"
import * as Effect from "effect/Effect"
import * as Predicate from "effect/Predicate"
import * as Schema from "effect/Schema"
import type * as SchemaIssue from "effect/SchemaIssue"
import { parseJson } from "../internal/json.ts"
import { problemsOf } from "../internal/schemaIssues.ts"
import { MediaError } from "./MediaError.ts"

/**
 * The kind of media that a task makes. `"other"` is anything else or unknown: a text, a 3D object, or a new model.
 */
export const MediaKind = Schema.Literals(["image", "video", "audio", "other"])
export type MediaKind = typeof MediaKind.Type

/**
 * A vendor's task id: 1 to 256 characters, without control characters and unpaired surrogates. Every database, file name
 * and URL can hold it.
 */
export const TaskId = Schema.String.check(
  Schema.isMinLength(1),
  Schema.isMaxLength(256),
  Schema.isPattern(/^[^\p{Cc}\p{Cs}\u2028\u2029]*$/u, { expected: "a task id without control characters" })
)

/**
 * The handle of a remote task: a JSON-safe value that can be stored and used to resume waiting, also in another process.
 *
 * It holds no host and no key: those come from the configuration of the process that resumes.
 *
 * - `provider`: the vendor, as its service names itself: `"kie"`, `"apixo"`, `"apipod"`, `"globalaiopc"`
 * - `kind`: the kind of media that the task makes
 * - `model`: the vendor's model id; APIXO needs it for status queries
 * - `id`: the vendor's task id, a {@link TaskId}
 * - `submittedAt`: UTC, the time when the vendor accepted the task
 *
 * @example
 * ```ts import.meta.vitest
 * import { TaskRef } from "@effect-media/core"
 * import * as Effect from "effect/Effect"
 *
 * const ref = TaskRef.make({ provider: "kie", kind: "image", id: "281e5b04" })
 *
 * TaskRef.stringify(ref) // => '{"v":1,"provider":"kie","kind":"image","id":"281e5b04"}'
 *
 * const problem = Effect.runSync(Effect.flip(TaskRef.parse('{"v":1,"provider":"kie","kind":"poem","id":"1"}')))
 * problem.path // => "kind"
 * ```
 */
export class TaskRef extends Schema.Class<TaskRef>("@effect-media/core/task/TaskRef")({
  v: Schema.Literal(1).pipe(Schema.withConstructorDefault(Effect.succeed(1))),
  provider: Schema.NonEmptyString,
  kind: MediaKind,
  model: Schema.optionalKey(Schema.NonEmptyString),
  id: TaskId,
  submittedAt: Schema.optionalKey(Schema.DateTimeUtcFromString)
}) {
  /**
   * Reads a handle from parsed JSON; a value that is already a handle is returned unchanged. Fails with
   * {@link InvalidTaskRef}, which names the wrong field.
   */
  static decode(json: unknown): Effect.Effect<TaskRef, InvalidTaskRef> {
    return json instanceof TaskRef
      ? Effect.succeed(json)
      : Effect.mapError(decodeRef(asJson(json)), ({ issue }) => firstProblem(issue))
  }

  /**
   * Reads a handle from its JSON text, as {@link TaskRef.stringify} wrote it.
   */
  static parse(text: string): Effect.Effect<TaskRef, InvalidTaskRef> {
    return Effect.suspend(() => {
      const json = parseJson(text)
      return json === undefined
        ? Effect.fail(new InvalidTaskRef({ path: "", problem: "it is no JSON text" }))
        : TaskRef.decode(json)
    })
  }

  /**
   * Writes a handle as one line of JSON.
   */
  static stringify(ref: TaskRef): string {
    return Schema.encodeSync(TaskRefText)(ref)
  }
}

/**
 * A stored handle that cannot be decoded. `path` is the wrong field, or `""` if the whole text is wrong.
 */
export class InvalidTaskRef extends MediaError.extend<InvalidTaskRef>("@effect-media/core/InvalidTaskRef")({
  _tag: Schema.tag("InvalidTaskRef"),
  path: Schema.String,
  problem: Schema.String
}) {
  /** Empty, since the vendor of an invalid handle is unknown. */
  get provider(): string {
    return ""
  }

  override get summary(): string {
    const where = this.path === "" ? "The task handle" : `The task handle's field "${this.path}"`
    return `${where} is not valid: ${this.problem}.`
  }

  override get advice(): string {
    return "Pass the handle as TaskRef.stringify wrote it."
  }
}

/**
 * Lets an operation accept a handle in any form: a {@link TaskRef}, a plain object from a JSON body or a database, or a
 * copy. Anything else fails with {@link InvalidTaskRef}.
 */
export const acceptRef =
  <A, E>(operation: (ref: TaskRef) => Effect.Effect<A, E>) => (ref: TaskRef): Effect.Effect<A, E | InvalidTaskRef> =>
    ref instanceof TaskRef ? operation(ref) : Effect.flatMap(TaskRef.decode(ref), operation)

/** Returns a copied handle in its JSON form: a copy holds its time as a `DateTime`, not as a text. */
const asJson = (ref: unknown): unknown =>
  Predicate.hasProperty(ref, "submittedAt") && DateTime.isDateTime(ref.submittedAt)
    ? { ...ref, submittedAt: DateTime.formatIso(ref.submittedAt) }
    : ref

const TaskRefText = Schema.fromJsonString(TaskRef)
const decodeRef: (json: unknown) => Effect.Effect<TaskRef, Schema.SchemaError> = Schema.decodeUnknownEffect(TaskRef)

const firstProblem = (issue: SchemaIssue.Issue): InvalidTaskRef =>
  new InvalidTaskRef(problemsOf(issue)[0] ?? { path: "", problem: "it does not decode" })
