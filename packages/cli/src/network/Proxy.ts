/**
 * Reads the proxies that the environment names: `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY`; lower-case names come
 * first. A `.env` of the folder is not read: a proxy named there would see every request.
 */
import * as Config from "effect/Config"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"

/** A variable that names a proxy, with its address or the problem with it. */
interface Named {
  readonly variable: string
  readonly url: URL | undefined
}

/**
 * The proxy settings of the environment.
 *
 * - `http`, `https`: the proxy's address for such requests; it may contain credentials
 * - `except`: the hosts that are connected to directly, as in `NO_PROXY`
 * - `problem`: a variable whose value is not a proxy; then no request can be sent
 * - `says`: a description of all settings for the user, without credentials
 */
export interface Proxies {
  readonly http: string
  readonly https: string
  readonly except: string
  readonly problem: string | undefined
  readonly says: string
}

const schemes = ["http:", "https:", "socks5:", "socks:"]

const urlOf = (value: string): URL | undefined => {
  const text = value.includes("://") ? value : `http://${value}`
  if (!URL.canParse(text)) return undefined
  const url = new URL(text)
  return schemes.includes(url.protocol) && url.hostname !== "" ? url : undefined
}

const setIn = Effect.fnUntraced(function*(name: string) {
  for (const variable of [name.toLowerCase(), name]) {
    const value = (yield* Effect.orElseSucceed(Config.String(variable), () => "")).trim()
    if (value !== "") return Option.some({ variable, value })
  }
  return Option.none()
})

const named = (name: string) =>
  Effect.map(setIn(name), Option.map(({ value, variable }): Named => ({ variable, url: urlOf(value) })))

const shown = ({ host, protocol }: URL) => `${protocol}//${host}`

/** The hosts of this machine. They are connected to directly, whatever the proxy settings. */
const thisMachine = "localhost,127.0.0.1,::1"

/** Reads the proxy settings of the environment. */
export const proxies: Effect.Effect<Proxies> = Effect.gen(function*() {
  const http = Option.getOrUndefined(yield* named("HTTP_PROXY"))
  const https = Option.getOrUndefined(yield* named("HTTPS_PROXY")) ?? http
  const except = Option.getOrUndefined(yield* setIn("NO_PROXY"))
  const wrong = [https, http].find((proxy) => proxy !== undefined && proxy.url === undefined)
  const lines = [["https", https] as const, ["http", http] as const].flatMap(([scheme, proxy]) =>
    proxy?.url === undefined ? [] : [`${scheme} through ${shown(proxy.url)} (${proxy.variable})`]
  )
  const directly = except === undefined ? "" : `; directly: ${except.value} (${except.variable})`
  const problem = wrong === undefined
    ? undefined
    : `${wrong.variable} names no proxy; it has to be like http://proxy.example:3128`
  return {
    http: http?.url?.href ?? "",
    https: https?.url?.href ?? "",
    except: except === undefined ? thisMachine : `${except.value},${thisMachine}`,
    problem,
    says: problem ?? (lines.length === 0 ? "none" : `${lines.join(", ")}${directly}`)
  }
})
