/**
 * Remembers the addresses of hosts that were checked before a file is fetched. A connection uses these addresses, even
 * if a name server answers differently the second time.
 */
// @effect-diagnostics nodeBuiltinImport:off
import { lookup as lookUp } from "node:dns"
import { isIP, type LookupFunction } from "node:net"

/**
 * The time, in milliseconds, for which addresses are remembered. Each download checks its host anew; other requests to
 * the host are not restricted.
 */
const live = 60_000

/** The number of hosts that are remembered. */
const most = 1000

const judged = new Map<string, { readonly addresses: ReadonlyArray<string>; readonly at: number }>()

/** Remembers the allowed addresses of a host. */
export const remember = (host: string, addresses: ReadonlyArray<string>): void => {
  judged.delete(host)
  judged.set(host, { addresses, at: performance.now() })
  const [oldest] = judged.keys()
  if (judged.size > most && oldest !== undefined) judged.delete(oldest)
}

/** Resolves a name, with the signature that `net.connect` expects. */
export const lookup: LookupFunction = (host, options, callback) => {
  const known = judged.get(host)
  if (known === undefined || performance.now() - known.at > live) {
    judged.delete(host)
    return lookUp(host, options, callback)
  }
  const wanted = options.family === "IPv4" ? 4 : options.family === "IPv6" ? 6 : options.family ?? 0
  const all = known.addresses.map((address) => ({ address, family: isIP(address) }))
    .filter(({ family }) => wanted === 0 || family === wanted)
  const [first] = all
  if (first === undefined) {
    return callback(Object.assign(new Error(`getaddrinfo ENOTFOUND ${host}`), { code: "ENOTFOUND" }), "")
  }
  return options.all === true ? callback(null, all) : callback(null, first.address, first.family)
}
