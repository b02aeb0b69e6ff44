/**
 * Describes faults between a client and a vendor, as values: each constructor is one kind of fault.
 */
import * as Data from "effect/Data"
import type * as Duration from "effect/Duration"
import type * as Schema from "effect/Schema"
import type { Operation, Vendor } from "./Wire.ts"

/**
 * One kind of fault.
 *
 * - `Reply`: this answer instead of the vendor's. On a submit no task is created, unless `when` is `after`.
 * - `Refuse`: the vendor's own error body for a code, as HTTP status or, with `inside200`, as a body code in HTTP 200.
 * - `Reset`: the connection breaks without an answer; with `when: "after"` only after the request was carried out.
 * - `Hang`: no answer at all; `after` carries the request out first, `body` sends the headers and half the body first.
 * - `Cut`: the vendor's answer, its body cut after a share of its bytes. `clean` ends it as if it were complete;
 *   otherwise the headers promise all of it and the connection breaks.
 * - `Empty`: the vendor's status and headers without a body.
 * - `Slow`: the body arrives in pieces, over this time.
 * - `Delay`: the answer arrives this much later.
 * - `Headers`: headers added to an otherwise normal answer.
 * - `Word`: another status word in an otherwise normal answer.
 * - `Edit`: the JSON body of an otherwise normal answer, rewritten.
 * - `Encode`: the body of an otherwise normal answer in a coding, which its headers name.
 */
export type Fault = Data.TaggedEnum<{
  Reply: {
    readonly status: number
    readonly headers?: Readonly<Record<string, string>> | undefined
    /** Text is sent as it is, anything else as JSON. */
    readonly body?: Schema.Json | undefined
    readonly when?: "before" | "after" | undefined
  }
  Refuse: {
    readonly code: number
    readonly text?: string | undefined
    readonly inside200?: boolean | undefined
    readonly headers?: Readonly<Record<string, string>> | undefined
    readonly when?: "before" | "after" | undefined
  }
  Reset: { readonly when?: "before" | "after" | undefined }
  Hang: { readonly when?: "before" | "after" | "body" | undefined }
  Cut: { readonly keep?: number | undefined; readonly clean?: boolean | undefined }
  Empty: {}
  Slow: { readonly over: Duration.Input }
  Delay: { readonly by: Duration.Input }
  Headers: { readonly headers: Readonly<Record<string, string>> }
  Word: { readonly word: string }
  Edit: { readonly edit: (body: Schema.Json) => Schema.Json }
  Encode: { readonly coding: "gzip" | "deflate" | "br" }
}>

const constructors = Data.taggedEnum<Fault>()

/** Answers with this instead of the vendor's answer. */
export const Reply = constructors.Reply

/** Answers with the vendor's own error body for a code. */
export const Refuse = constructors.Refuse

/** Breaks the connection without an answer. */
export const Reset = (options: Data.TaggedEnum.Args<Fault, "Reset"> = {}): Fault => constructors.Reset(options)

/** Never answers. */
export const Hang = (options: Data.TaggedEnum.Args<Fault, "Hang"> = {}): Fault => constructors.Hang(options)

/** Cuts the body. */
export const Cut = (options: Data.TaggedEnum.Args<Fault, "Cut"> = {}): Fault => constructors.Cut(options)

/** Sends the status and headers without a body. */
export const Empty = constructors.Empty

/** Sends the body in pieces. */
export const Slow = constructors.Slow

/** Delays the answer. */
export const Delay = constructors.Delay

/** Adds headers to an otherwise normal answer. */
export const Headers = constructors.Headers

/** Replaces the status word of an otherwise normal answer. */
export const Word = constructors.Word

/** Rewrites the JSON body of an otherwise normal answer. */
export const Edit = constructors.Edit

/** Encodes the body in a coding. */
export const Encode = constructors.Encode

/** A 502 page from a proxy in front of the vendor. */
export const html502: Fault = Reply({
  status: 502,
  headers: { "content-type": "text/html" },
  body:
    "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center><h1>502 Bad Gateway</h1></center>\r\n" +
    "<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n"
})

/** Rate limited: as HTTP 429, or as its equivalent inside HTTP 200, with a `Retry-After` of any text. */
export const tooManyRequests = (options?: {
  readonly retryAfter?: string | undefined
  readonly inside200?: boolean | undefined
}): Fault =>
  Refuse({
    code: 429,
    inside200: options?.inside200,
    headers: options?.retryAfter === undefined ? {} : { "retry-after": options.retryAfter }
  })

/** APIPod's answer to an idempotency key whose first request is still in progress. */
export const idempotencyInProgress: Fault = Reply({
  status: 409,
  headers: { "retry-after": "1" },
  body: {
    code: 409,
    message: "A request with this Idempotency-Key is still in progress",
    data: { type: "idempotency_error", error_code: "idempotency_in_progress" }
  }
})

/**
 * A fault and the requests that it applies to. If several match a request, only the one scripted first applies.
 */
export interface ScriptedFault {
  readonly fault: Fault
  /** Only requests to this vendor. Result files belong to the vendor of their task. */
  readonly vendor?: Vendor | undefined
  /**
   * Only requests of these kinds; by default submits, status queries, outputs, cancels, credits, fresh links, uploads and
   * result files.
   */
  readonly operation?: Operation | ReadonlyArray<Operation> | undefined
  readonly model?: string | undefined
  readonly taskId?: string | undefined
  /** The number of affected requests. Default 1, or `forever` inside a window. */
  readonly times?: number | "forever" | undefined
  /** Lets this many matching requests pass first. */
  readonly skip?: number | undefined
  /** Starts this long after it was scripted. */
  readonly from?: Duration.Input | undefined
  /** Ends this long after it was scripted. */
  readonly until?: Duration.Input | undefined
}
