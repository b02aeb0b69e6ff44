import * as Cause from "effect/Cause"
import * as Exit from "effect/Exit"
import * as HttpServerError from "effect/http/HttpServerError"
import * as Option from "effect/Option"
import type * as Tracer from "effect/Tracer"

/** What says of a URL in spans, also by the older conventions. */
const namesUrl = /^(?:url\.|http\.(?:url|target)$)/

const hidden = "<redacted>"

/** A URL or a path without its last segments, and without what follows them. */
const withoutEnd = (url: string, segments: number): string => {
  const [path = ""] = url.split(/[?#]/)
  let kept = path
  for (let i = 0; i < segments; i++) kept = kept.replace(/\/+[^/]*\/*$/, "")
  return segments === 0 ? path : `${kept}/${hidden}`
}

/**
 * Hides the last segments of the path, and the query, in what the server's span of a request says of its URL. The server
 * writes that as the request ends, so the span itself has to know.
 */
export const hideInSpans = (innermost: Option.Option<Tracer.AnySpan>, segments: number): void => {
  const safe = (name: string, value: string) => name === "url.query" ? hidden : withoutEnd(value, segments)
  for (let at = innermost; Option.isSome(at) && at.value._tag === "Span"; at = at.value.parent) {
    const span = at.value
    if (span.kind !== "server") continue
    const attribute = span.attribute.bind(span)
    const end = span.end.bind(span)
    span.attribute = (name, value) =>
      attribute(name, typeof value === "string" && namesUrl.test(name) ? safe(name, value) : value)
    span.end = (time, exit) => end(time, Exit.isFailure(exit) && tellsUrl(exit.cause) ? Exit.die(unanswered) : exit)
  }
}

const unanswered = "a callback was answered with an error"

/** The server's own errors name the path in their message, and hold the request. */
const tellsUrl = (cause: Cause.Cause<unknown>): boolean =>
  cause.reasons.some((reason) => Cause.isFailReason(reason) && HttpServerError.isHttpServerError(reason.error))
