/** Refuses what another site or another host may have caused, before any route sees it. */
import * as Effect from "effect/Effect"
import * as HttpRouter from "effect/http/HttpRouter"
import * as HttpServerRequest from "effect/http/HttpServerRequest"
import * as HttpServerResponse from "effect/http/HttpServerResponse"
import * as Url from "effect/http/Url"
import * as Option from "effect/Option"
import * as Result from "effect/Result"

/** Options that decide who may use the studio. */
export interface GuardOptions {
  /**
   * The names by which browsers may reach the server, without port. A request for another one is refused, since a site
   * can let its own name resolve to this machine. `"any"` only with a token or `authorize`, which such a site does not
   * have. @default `localhost`, `127.0.0.1` and `[::1]`
   */
  readonly hosts?: ReadonlyArray<string> | "any" | undefined
  /** Returns true if the request may see and change everything here. @default all requests */
  readonly authorize?:
    | ((request: HttpServerRequest.HttpServerRequest) => Effect.Effect<boolean>)
    | undefined
}

const loopback = ["localhost", "127.0.0.1", "[::1]"]

/** The headers of every answer. The page has no inline script and no inline style; no other site can frame or read it. */
const headers = {
  "x-content-type-options": "nosniff",
  "cross-origin-resource-policy": "same-origin",
  "cross-origin-opener-policy": "same-origin",
  "referrer-policy": "no-referrer"
}

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "media-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'"
].join("; ")

const urlOf = (text: string) => Option.getOrUndefined(Result.getSuccess(Url.fromString(text)))

/** Returns why a request is refused, or `undefined`. */
export const objectionTo = (
  { headers, method }: Pick<HttpServerRequest.HttpServerRequest, "headers" | "method">,
  hosts: ReadonlyArray<string> | "any" = loopback
): { readonly status: number; readonly problem: string } | undefined => {
  const { "content-length": length = "0", "content-type": type = "", host = "", origin } = headers
  const name = urlOf(`http://${host}`)?.hostname
  if (name === undefined || hosts !== "any" && !hosts.includes(name)) {
    return { status: 421, problem: "This server has another name." }
  }
  const isForeign = origin !== undefined && urlOf(origin)?.host !== host
  const site = headers["sec-fetch-site"] ?? "none"
  // Links from other sites may open the page, which is all that a navigation can do.
  const isNavigation = method === "GET" && headers["sec-fetch-mode"] === "navigate"
  if (isForeign || !["none", "same-origin"].includes(site) && !isNavigation) {
    return { status: 403, problem: "Requests of other sites are refused." }
  }
  const hasBody = method !== "GET" && method !== "HEAD" && method !== "DELETE" &&
    (length !== "0" || headers["transfer-encoding"] !== undefined)
  return hasBody && !/^application\/json\s*(?:;|$)/.test(type)
    ? { status: 415, problem: "A body must be JSON." }
    : undefined
}

/** Guards all routes that it is provided to. */
export const guard = (
  { authorize, hosts }: GuardOptions,
  isSignedIn: (request: HttpServerRequest.HttpServerRequest) => boolean
) =>
  HttpRouter.middleware((handler) =>
    Effect.gen(function*() {
      const request = yield* HttpServerRequest.HttpServerRequest
      const objection = objectionTo(request, hosts)
      const response = objection !== undefined
        ? HttpServerResponse.text(objection.problem, { status: objection.status })
        : isSignedIn(request) && (authorize === undefined || (yield* authorize(request)))
        ? yield* handler
        : HttpServerResponse.text("Not signed in. Open the address that the command printed.", { status: 401 })
      return HttpServerResponse.setHeaders(response, {
        "content-security-policy": policy,
        ...headers,
        ...response.headers
      })
    })
  )
