/**
 * Selects the scripted fault of a request and applies it.
 */
import * as Arr from "effect/Array"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as HttpServerResponse from "effect/http/HttpServerResponse"
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"
import * as Stream from "effect/Stream"
import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib"
import type { Fault, ScriptedFault } from "../Fault.ts"
import type { Operation } from "../Wire.ts"
import { type Body, ConnectionReset, type Dialect, json, type Reply, setAt, type Subject, text } from "./Route.ts"

interface Row extends ScriptedFault {
  left: number
  skipped: number
  readonly opens: number
  readonly closes: number
}

const asked: ReadonlyArray<Operation> = [
  "submit",
  "status",
  "output",
  "cancel",
  "credits",
  "download-url",
  "upload",
  "result"
]

/** The scripted faults, in order. */
export class Faults {
  private rows: Array<Row> = []

  add(scripted: ScriptedFault, now: number): void {
    const window = scripted.from !== undefined || scripted.until !== undefined
    const times = scripted.times ?? (window ? "forever" : 1)
    this.rows.push({
      ...scripted,
      left: times === "forever" ? Infinity : times,
      skipped: scripted.skip ?? 0,
      opens: now + Duration.toMillis(scripted.from ?? 0),
      closes: now + Duration.toMillis(scripted.until ?? Duration.infinity)
    })
  }

  /** Takes the fault that applies to a request now. */
  take(subject: Subject, operation: Operation, now: number): Fault | undefined {
    this.rows = this.rows.filter((row) => row.left > 0 && now < row.closes)
    for (const row of this.rows) {
      if (!matches(row, subject, operation) || now < row.opens) continue
      if (row.skipped > 0) {
        row.skipped--
        continue
      }
      row.left--
      return row.fault
    }
    return undefined
  }
}

const matches = (row: ScriptedFault, subject: Subject, operation: Operation): boolean =>
  (row.operation === undefined ? asked : Arr.ensure(row.operation)).includes(operation) &&
  (row.vendor === undefined || row.vendor === subject.vendor) &&
  (row.model === undefined || row.model === subject.model) &&
  (row.taskId === undefined || row.taskId === subject.taskId)

/** Returns the answer that replaces the vendor's, and tells if the request is carried out before. */
export const replacement = (
  fault: Fault | undefined,
  dialect: Dialect | undefined
): { readonly when: "before" | "after"; readonly reply: Effect.Effect<Reply, ConnectionReset> } | undefined => {
  switch (fault?._tag) {
    case "Reply": {
      const { body, headers, status, when } = fault
      const type = headers?.["content-type"] ?? "text/plain; charset=utf-8"
      const reply = body === undefined
        ? { status, headers: {}, body: { _tag: "Empty" } as const }
        : typeof body === "string"
        ? text(body, status, type)
        : json(body, { status })
      return { when: when ?? "before", reply: Effect.succeed({ ...reply, headers: headers ?? {} }) }
    }
    case "Refuse": {
      const { code, headers, inside200, when } = fault
      const words = fault.text ?? `Scripted refusal ${code}`
      const status = inside200 === true ? 200 : code
      const body = dialect?.envelope(code, words) ?? (inside200 === true ? { code, message: words } : undefined)
      const reply = body === undefined ? text(words, status) : json(body, { status })
      return { when: when ?? "before", reply: Effect.succeed({ ...reply, headers: headers ?? {} }) }
    }
    case "Reset":
      return { when: fault.when ?? "before", reply: Effect.fail(new ConnectionReset()) }
    case "Hang":
      return fault.when === "body" ? undefined : { when: fault.when ?? "before", reply: Effect.never }
    default:
      return undefined
  }
}

const parse = Schema.decodeUnknownOption(Schema.fromJsonString(Schema.Json))

/** Applies a fault to a normal answer before it is encoded. */
export const edit = (fault: Fault | undefined, dialect: Dialect | undefined, reply: Reply): Reply => {
  switch (fault?._tag) {
    case "Headers":
      return { ...reply, headers: { ...reply.headers, ...fault.headers } }
    case "Empty":
      return { ...reply, body: { _tag: "Empty" } }
    case "Word":
      return dialect !== undefined && reply.body._tag === "Json"
        ? { ...reply, body: { _tag: "Json", json: setAt(reply.body.json, dialect.wordAt, fault.word) } }
        : reply
    case "Edit":
      return { ...reply, body: editBody(reply.body, fault.edit) }
    default:
      return reply
  }
}

const editBody = (body: Body, f: (json: Schema.Json) => Schema.Json): Body => {
  const value = body._tag === "Json" ? Option.some(body.json) : body._tag === "Text" ? parse(body.text) : Option.none()
  return Option.match(value, { onNone: () => body, onSome: (json) => ({ _tag: "Json", json: f(json) }) })
}

const encoders = { gzip: gzipSync, deflate: deflateSync, br: brotliCompressSync }

const pieces = 8

/** Sends the written bytes, then closes the connection. */
const breakOff = Effect.andThen(Effect.yieldNow, Effect.fail(new ConnectionReset()))

/** Makes an answer from a reply, with the fault's changes to its bytes. `onAbort` runs if the client leaves midway. */
export const respond = (
  fault: Fault | undefined,
  reply: Reply,
  headers: Readonly<Record<string, string>>,
  onAbort: Effect.Effect<void>
): HttpServerResponse.HttpServerResponse => {
  const options = { status: reply.status, headers: { ...headers, ...reply.headers } }
  const { bytes, type } = bytesOf(reply.body)
  const streamed = (stream: Stream.Stream<Uint8Array, ConnectionReset>) =>
    HttpServerResponse.stream(Stream.onExit(stream, (exit) => Exit.hasInterrupts(exit) ? onAbort : Effect.void), {
      ...options,
      contentType: type,
      contentLength: bytes.length
    })
  switch (fault?._tag) {
    case "Cut": {
      const kept = bytes.slice(0, Math.floor(bytes.length * (fault.keep ?? 0.5)))
      return fault.clean === true
        ? HttpServerResponse.uint8Array(kept, { ...options, contentType: type })
        : streamed(Stream.concat(Stream.succeed(kept), Stream.fromEffect(breakOff)))
    }
    case "Slow": {
      const size = Math.max(1, Math.ceil(bytes.length / pieces))
      const count = Math.ceil(bytes.length / size)
      const over = Duration.toMillis(fault.over)
      const parts = Array.from({ length: count }, (_, i) => ({
        bytes: bytes.slice(i * size, (i + 1) * size),
        gap: Math.floor(over * (i + 1) / count) - Math.floor(over * i / count)
      }))
      return streamed(
        Stream.mapEffect(
          Stream.rechunk(Stream.fromArray(parts), 1),
          (part) => Effect.delay(Effect.succeed(part.bytes), part.gap)
        )
      )
    }
    case "Encode":
      return HttpServerResponse.uint8Array(encoders[fault.coding](bytes), {
        ...options,
        headers: { ...options.headers, "content-encoding": fault.coding },
        contentType: type
      })
    case "Hang":
      return streamed(Stream.concat(Stream.succeed(bytes.slice(0, bytes.length >> 1)), Stream.never))
    default:
      return reply.body._tag === "Empty"
        ? HttpServerResponse.empty(options)
        : reply.body._tag === "Bytes"
        ? HttpServerResponse.uint8Array(bytes, { ...options, contentType: type })
        : HttpServerResponse.text(textOf(reply.body), { ...options, contentType: type })
  }
}

const encoder = new TextEncoder()

const textOf = (body: Exclude<Body, { _tag: "Bytes" | "Empty" }>): string =>
  body._tag === "Json" ? JSON.stringify(body.json) : body.text

const bytesOf = (body: Body): { readonly bytes: Uint8Array; readonly type: string } => {
  switch (body._tag) {
    case "Bytes":
      return body
    case "Empty":
      return { bytes: new Uint8Array(0), type: "application/octet-stream" }
    case "Json":
      return { bytes: encoder.encode(textOf(body)), type: "application/json" }
    case "Text":
      return { bytes: encoder.encode(body.text), type: body.type }
  }
}
