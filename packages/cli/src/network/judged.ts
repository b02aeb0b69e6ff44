/**
 * The addresses of hosts that were judged before a file is fetched: a connection goes to these, whatever a name server
 * answers the second time.
 */
// @effect-diagnostics nodeBuiltinImport:off
import { lookup as lookUp } from "node:dns"
import { isIP, type LookupFunction } from "node:net"

/** How long they count, in milliseconds: each request is judged anew, and other requests to the host are not bound. */
const live = 60_000

const judged = new Map<string, { readonly addresses: ReadonlyArray<string>; readonly at: number }>()

/** Remembers where a host may be asked. */
export const remember = (host: string, addresses: ReadonlyArray<string>): void => {
  judged.set(host, { addresses, at: performance.now() })
}

/** Looks a name up, as `net.connect` wants it. */
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
