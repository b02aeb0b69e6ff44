import * as Cause from "effect/Cause"
import * as Exit from "effect/Exit"
import * as HttpServerError from "effect/http/HttpServerError"
import * as Option from "effect/Option"
import type * as Tracer from "effect/Tracer"

/** Matches the span attributes that hold a URL, also by older conventions. */
const namesUrl = /^(?:url\.|http\.(?:url|target)$)/

const hidden = "<redacted>"

/** Returns a URL or a path without its last segments, query and fragment. */
const withoutEnd = (url: string, segments: number): string => {
  const [path = ""] = url.split(/[?#]/)
  let kept = path
  for (let i = 0; i < segments; i++) kept = kept.replace(/\/+[^/]*\/*$/, "")
  return segments === 0 ? path : `${kept}/${hidden}`
}

/**
 * Hides the last segments of the path, and the query, in the server's span of a request. The server sets these attributes
 * when the request ends, so the span's own methods are replaced.
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

/** Tells whether a cause holds an error of the server, whose message names the path. */
const tellsUrl = (cause: Cause.Cause<unknown>): boolean =>
  cause.reasons.some((reason) => Cause.isFailReason(reason) && HttpServerError.isHttpServerError(reason.error))
