/**
 * Decides which addresses a link from outside may lead to: only the public internet, never the own network.
 *
 * Sources: the IANA registries of special-purpose IPv4 and IPv6 addresses (RFC 6890 and its updates) and of special-use
 * names (RFC 6761), and ICANN's names that will never be delegated (home, corp, internal).
 */
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Dns from "effect/net/Dns"
import * as IpInterface from "effect/net/IpInterface"
import * as IpNetwork from "effect/net/IpNetwork"
import * as NetAddress from "effect/net/NetAddress"
import * as Predicate from "effect/Predicate"
import * as Result from "effect/Result"

/** Blocks that contain no public hosts; for IPv6, parts of the public block, and named blocks outside of it. */
const reserved = [
  "0.0.0.0/8", // this network
  "10.0.0.0/8", // private
  "100.64.0.0/10", // shared by a carrier's customers
  "127.0.0.0/8", // loopback
  "168.63.129.16/32", // Azure's own services, reachable from inside Azure
  "169.254.0.0/16", // link-local, including the metadata services of clouds
  "172.16.0.0/12", // private
  "192.0.0.0/24", // protocol assignments
  "192.0.2.0/24", // documentation
  "192.88.99.0/24", // 6to4 relays
  "192.168.0.0/16", // private
  "198.18.0.0/15", // benchmarks
  "198.51.100.0/24", // documentation
  "203.0.113.0/24", // documentation
  "224.0.0.0/4", // multicast
  "240.0.0.0/4", // reserved, and broadcast
  "2001::/23", // protocol assignments, including Teredo
  "2001:db8::/32", // documentation
  "3fff::/20", // documentation
  "::1/128", // loopback
  "fc00::/7", // unique-local
  "fe80::/10", // link-local
  "ff00::/8" // multicast
].map(IpNetwork.fromStringUnsafe)

/** The IPv6 block that contains the public hosts. */
const global6 = IpNetwork.fromStringUnsafe("2000::/3")

/** IPv6 blocks whose addresses contain an IPv4 address, and the byte at which it begins. */
const embedding = [
  { block: IpNetwork.fromStringUnsafe("::ffff:0:0/96"), at: 12 }, // mapped
  { block: IpNetwork.fromStringUnsafe("::/96"), at: 12 }, // compatible
  { block: IpNetwork.fromStringUnsafe("64:ff9b::/96"), at: 12 }, // NAT64
  { block: IpNetwork.fromStringUnsafe("2002::/16"), at: 2 } // 6to4
]

/** A network's own NAT64 block. The position of the IPv4 address is known only in the form with 96 bits. */
const localNat64 = IpNetwork.fromStringUnsafe("64:ff9b:1::/48")

/** Names that are never public: of this machine, the local network, or the inside of a cloud or cluster. */
const localSuffixes = [
  "localhost",
  "localdomain",
  "local",
  "internal",
  "intranet",
  "private",
  "corp",
  "home",
  "lan",
  "svc",
  "home.arpa"
]

/**
 * Returns whether an IP address, in the text form of resolvers, is public, or is in a range that is declared as allowed
 * (CIDR, such as `198.18.0.0/15`). A text that is not an address is not public.
 *
 * An address that contains an IPv4 address is judged by that one: IPv4-mapped and -compatible ones, NAT64, 6to4. Teredo
 * is refused.
 */
export const isPublicAddress = (address: string, allowed: ReadonlyArray<string> = []): boolean => {
  const ip = addressOf(address)
  return ip !== undefined && isPublic(ip, allowed.map(networkOf).filter(Predicate.isNotUndefined))
}

/** Returns whether a text is a range of addresses in CIDR notation. */
export const isRange = (text: string): boolean => networkOf(text) !== undefined

/** Returns the range of an address that is not public: the reserved range that it is in, else the address alone. */
export const rangeOf = (address: string): string | undefined => {
  const ip = addressOf(address)
  if (ip === undefined) return undefined
  const block = reserved.find((block) => IpNetwork.contains(block, ip))
  if (block !== undefined) return IpNetwork.format(block)
  const inner = embedded(ip)
  return inner === undefined ? `${address}/${NetAddress.width(ip)}` : rangeOf(NetAddress.formatIp(inner))
}

const isPublic = (ip: NetAddress.IpAddress, allowed: ReadonlyArray<IpNetwork.IpNetwork>): boolean => {
  const inner = embedded(ip)
  // A range of translated addresses, such as that of NAT64, does not allow the private IPv4 addresses in it.
  const isNamed = ({ prefixLength }: IpNetwork.IpNetwork) => inner === undefined || prefixLength > 96
  if (allowed.some((range) => isNamed(range) && IpNetwork.contains(range, ip))) return true
  if (inner !== undefined) return isPublic(inner, allowed)
  return (NetAddress.isIpv4Address(ip) || IpNetwork.contains(global6, ip)) &&
    !reserved.some((block) => IpNetwork.contains(block, ip))
}

/** Returns the IPv4 address that an IPv6 address contains. */
const embedded = (ip: NetAddress.IpAddress): NetAddress.Ipv4Address | undefined => {
  if (NetAddress.isIpv4Address(ip)) return undefined
  const bytes = Uint8Array.from(NetAddress.ipv6ToOctets(ip))
  const isLocalNat64 = IpNetwork.contains(localNat64, ip) && bytes.slice(8, 12).every((byte) => byte === 0)
  const at = isLocalNat64 ? 12 : embedding.find(({ block }) => IpNetwork.contains(block, ip))?.at
  return at === undefined ? undefined : NetAddress.ipv4FromBytesUnsafe(bytes.slice(at, at + 4))
}

/** Reads an address, without the zone of an IPv6 address. */
const addressOf = (text: string): NetAddress.IpAddress | undefined =>
  Result.getOrUndefined(NetAddress.ipFromString(text.includes(":") ? text.replace(/%.*$/s, "") : text))

const networkOf = (text: string): IpNetwork.IpNetwork | undefined =>
  Result.getOrUndefined(Result.map(IpInterface.fromString(text, { prefix: "required" }), IpNetwork.fromInterface))

/**
 * Classifies the host of a parsed URL without a look-up: a public address, a private address, or a name.
 *
 * `host` is `URL.hostname`: the URL parser has already normalized decimal, octal, hexadecimal and short forms of
 * addresses.
 */
export const hostKind = (host: string, allowed: ReadonlyArray<string> = []): "public" | "private" | "name" => {
  const plain = plainHost(host)
  if (addressOf(plain) !== undefined) return isPublicAddress(plain, allowed) ? "public" : "private"
  const isLocal = !plain.includes(".") || localSuffixes.some((suffix) => plain.endsWith(`.${suffix}`))
  return isLocal || plain.includes(":") ? "private" : "name"
}

const plainHost = (host: string): string => host.replace(/^\[|\]$/g, "").replace(/\.$/, "").toLowerCase()

/**
 * The addresses of the requested host, after they were looked up and checked. A client that supports it connects only
 * to these. `undefined` if they were not checked, as for requests to a vendor; empty if only a proxy knows them.
 */
export const CurrentAddresses = Context.Reference<ReadonlyArray<string> | undefined>(
  "@effect-media/core/assets/HostAddress/CurrentAddresses",
  { defaultValue: () => undefined }
)

/**
 * Is true if requests go through a proxy that looks names up by itself. A name that cannot be looked up here is then
 * judged by its text alone. A name that can be looked up here is judged by its addresses in any case.
 */
export const IsProxied = Context.Reference<boolean>("@effect-media/core/assets/HostAddress/IsProxied", {
  defaultValue: () => false
})

/**
 * Treats every name as public, so that names are judged by their text alone. Use it if names cannot be looked up, as in
 * browsers, or need not be, as behind a proxy that checks them, or with a client without a network.
 */
export const layerUnchecked: Layer.Layer<Dns.Dns> = /* @__PURE__ */ Layer.sync(Dns.Dns, () => {
  const anyPublic = NetAddress.ipFromStringUnsafe("1.1.1.1")
  return Dns.make({ lookup: () => Effect.succeed([anyPublic]) })
})
