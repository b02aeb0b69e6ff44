/** Signs browsers in: the token of the server is exchanged for a cookie that scripts cannot read. */
import * as SecureRandom from "effect/crypto/SecureRandom"
import * as Effect from "effect/Effect"
import * as HttpRouter from "effect/http/HttpRouter"
import * as HttpServerRequest from "effect/http/HttpServerRequest"
import * as HttpServerResponse from "effect/http/HttpServerResponse"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"

const cookie = "effect-media-studio"

/** Compares two texts in a time that does not depend on where they differ. */
const isSame = (a: string, b: string): boolean => {
  let difference = a.length ^ b.length
  for (let at = 0; at < a.length; at++) difference |= a.charCodeAt(at) ^ (b.charCodeAt(at) || 0)
  return difference === 0
}

/** Makes the sign-in for a token: the route, and the check of each request by its cookie or its `Authorization`. */
export const makeSession = (token: Redacted.Redacted<string>) => {
  const secret = Redacted.value(token)
  const session = SecureRandom.uuidV4Unsafe()
  const isSignedIn = ({ cookies, headers }: HttpServerRequest.HttpServerRequest): boolean =>
    isSame(cookies[cookie] ?? "", session) || isSame(headers["authorization"] ?? "", `Bearer ${secret}`)
  const login = Effect.gen(function*() {
    const { originalUrl } = yield* HttpServerRequest.HttpServerRequest
    const [path = "/", query = ""] = originalUrl.split("?")
    if (!isSame(new URLSearchParams(query).get("token") ?? "", secret)) {
      return HttpServerResponse.text("This token is not the one of this server.", { status: 401 })
    }
    const home = path.replace(/login$/, "")
    return HttpServerResponse.redirect(home, { status: 303 }).pipe(
      HttpServerResponse.setCookieUnsafe(cookie, session, { httpOnly: true, sameSite: "strict", path: home })
    )
  })
  return { isSignedIn, layer: HttpRouter.add("GET", "/login", login) }
}

/** No sign-in. */
export const noSession = { isSignedIn: () => true, layer: Layer.empty }
