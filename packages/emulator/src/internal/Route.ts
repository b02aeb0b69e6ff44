/**
 * Defines the building blocks of a vendor's module: routes, calls, replies, and a dialect.
 */
import * as Data from "effect/Data"
import type * as Effect from "effect/Effect"
import type * as Headers from "effect/http/Headers"
import type * as Option from "effect/Option"
import * as Predicate from "effect/Predicate"
import type * as Schema from "effect/Schema"
import type { Operation, Vendor } from "../Wire.ts"
import type { Reason, Refusal } from "./Refusal.ts"
import type { Task, TaskStore, View } from "./TaskStore.ts"

/** A body before it is encoded. */
export type Body =
  | { readonly _tag: "Json"; readonly json: Schema.Json }
  | { readonly _tag: "Text"; readonly text: string; readonly type: string }
  | { readonly _tag: "Bytes"; readonly bytes: Uint8Array; readonly type: string }
  | { readonly _tag: "Empty" }

/** A complete answer: status, headers and a body. */
export interface Reply {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Body
  /** The task that the answer is about, for the record of requests. */
  readonly taskId?: string | undefined
}

/** A reply with a JSON body. */
export const json = (
  json: Schema.Json,
  options?: {
    readonly status?: number | undefined
    readonly headers?: Readonly<Record<string, string>> | undefined
    readonly taskId?: string | undefined
  }
): Reply => ({
  status: options?.status ?? 200,
  headers: options?.headers ?? {},
  body: { _tag: "Json", json },
  taskId: options?.taskId
})

/** A reply with a text body. */
export const text = (text: string, status: number, type = "text/plain; charset=utf-8"): Reply => ({
  status,
  headers: {},
  body: { _tag: "Text", text, type }
})

/** A request as a vendor's handler sees it. */
export interface Call {
  readonly method: string
  /** The path of the URL, as it was sent. */
  readonly path: string
  /** Path parameters, decoded. */
  readonly params: Readonly<Record<string, string | undefined>>
  /** Query parameters; the first of repeated ones. */
  readonly query: Readonly<Record<string, string | undefined>>
  readonly headers: Headers.Headers
  /** The key of the Authorization header; empty without one. */
  readonly key: string
  /** The body as it arrived. */
  readonly text: string
  /** The body as a JSON object, if it is one. */
  readonly json: Option.Option<Schema.JsonObject>
  /** The body's fields, if it is a form. */
  readonly form: FormData | undefined
  /** The origin of the request's own URL. */
  readonly host: string
  /** The origin of result files for the client of this transport. */
  readonly origin: string
  /** The current time, in epoch milliseconds of Effect's Clock. */
  readonly now: number
}

/** The connection breaks without an answer. Each transport has its own way to do that. */
export class ConnectionReset extends Data.TaggedError("ConnectionReset") {}

/** The callback protocol of one vendor. */
export interface CallbackProtocol {
  /** Returns the bodies of callbacks before the end, each with its share of the task's time. */
  readonly earlier?:
    | ((task: Task, origin: string) => ReadonlyArray<{ readonly share: number; readonly body: Schema.Json }>)
    | undefined
  /** Returns the body of the last callback; `undefined` if the vendor sends none. */
  readonly bodyOf: (task: Task, view: View, origin: string) => Schema.Json | undefined
  readonly headers: Readonly<Record<string, string>>
  /** True if callbacks are signed when a key is set. */
  readonly isSigned: boolean
  /** Returns true for HTTP statuses that acknowledge a callback. */
  readonly accepts: (status: number) => boolean
  readonly tries: number
  /** The pause before the second try, in milliseconds; it doubles for each later try. */
  readonly firstPause: number
}

/** The wire format of one vendor. */
export interface Dialect {
  /** The words that may precede the key in the Authorization header. Default `Bearer`. */
  readonly schemes?: RegExp | undefined
  /** The status words of a running task, in order, unless its script has its own. */
  readonly going: ReadonlyArray<string>
  /** The status words of an ended task. */
  readonly ends: { readonly success: string; readonly fail: string; readonly cancelled?: string | undefined }
  /** The path of the status word in a status reply. */
  readonly wordAt: ReadonlyArray<string>
  /** The error body of any code; `undefined` if the vendor documents none. */
  readonly envelope: (code: number, text: string) => Schema.Json | undefined
  /** Returns an immediate refusal in the vendor's format. */
  readonly refuse: (refusal: Refusal) => Reply
  /** The callback protocol; absent if the vendor has none. */
  readonly callback?: CallbackProtocol | undefined
}

/** The subject of a request, which is read before it is answered: faults and the record match on it. */
export interface Subject {
  readonly vendor: Vendor | undefined
  readonly model?: string | undefined
  readonly taskId?: string | undefined
}

/** One operation of a vendor's page: a method, a path, and its handler. */
export interface Route {
  readonly method: "GET" | "POST" | "PUT"
  readonly path: `/${string}`
  readonly operation: Operation
  /** Absent if the route does not belong to a vendor's API: result files. */
  readonly dialect?: Dialect | undefined
  readonly subject: (call: Call, store: TaskStore) => Subject
  /** Returns false for a request that matches the path, but belongs to another vendor. Default all belong to it. */
  readonly owns?: ((call: Call) => boolean) | undefined
  /** Refuses a request before it is processed. */
  readonly gate?: ((call: Call) => Reply | undefined) | undefined
  readonly answer: (call: Call, store: TaskStore) => Effect.Effect<Reply, Refusal>
}

/** Returns true if a JSON value is an object. */
export const isJsonObject = (value: Schema.Json | undefined): value is Schema.JsonObject =>
  Predicate.isObject(value) && !Array.isArray(value)

/** Returns a non-empty string, or nothing. */
export const nonEmptyString = (value: Schema.Json | undefined): string | undefined =>
  typeof value === "string" && value.trim() !== "" ? value : undefined

/** Sets one value deep in a JSON object, and creates the objects on the path. */
export const setAt = (self: Schema.Json, path: ReadonlyArray<string>, value: Schema.Json): Schema.Json => {
  const [head, ...rest] = path
  if (head === undefined) return value
  const object = isJsonObject(self) ? self : {}
  return { ...object, [head]: setAt(object[head] ?? {}, rest, value) }
}

/** Returns true if an input has a non-empty prompt or a source file. */
export const hasSubject = (input: Schema.JsonObject): boolean =>
  "prompt" in input
    ? nonEmptyString(input["prompt"]) !== undefined
    : Object.keys(input).some((key) => /image|video|audio|url|content|task_?id/i.test(key))

const statuses: Readonly<Record<Reason, number>> = {
  Unauthorized: 401,
  InsufficientCredits: 402,
  NotFound: 404,
  InvalidRequest: 400,
  TooManyRequests: 429
}

/** A refusal without a documented format: the HTTP status, and a word. */
export const plain = (refusal: Refusal): Reply =>
  text(refusal.text ?? refusal.reason, refusal.code ?? statuses[refusal.reason])
