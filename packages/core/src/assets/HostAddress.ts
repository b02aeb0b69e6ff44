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
import * as NetAddress from "effect/net/NetAddress"

/** IPv4 blocks that contain no public hosts. */
const reserved4 = [
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
  "240.0.0.0/4" // reserved, and broadcast
]

/** The IPv6 block that contains the public hosts. */
const global6 = "2000::/3"

/** IPv6 blocks that contain no public hosts: parts of the public block, and named blocks outside of it. */
const reserved6 = [
  "2001::/23", // protocol assignments, including Teredo
  "2001:db8::/32", // documentation
  "3fff::/20", // documentation
  "::1/128", // loopback
  "fc00::/7", // unique-local
  "fe80::/10", // link-local
  "ff00::/8" // multicast
]

/** IPv6 blocks whose addresses contain an IPv4 address, and the byte at which it begins. */
const embedding: ReadonlyArray<readonly [block: string, at: number]> = [
  ["::ffff:0:0/96", 12], // mapped
  ["::/96", 12], // compatible
  ["64:ff9b::/96", 12], // NAT64
  ["2002::/16", 2] // 6to4
]

/** A network's own NAT64 block. The position of the IPv4 address is known only in the form with 96 bits. */
const localNat64 = "64:ff9b:1::/48"

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
 *
 * @example
 * ```ts import.meta.vitest
 * import { isPublicAddress } from "@effect-media/core/assets/HostAddress"
 *
 * isPublicAddress("93.184.215.14") // => true
 * isPublicAddress("169.254.169.254") // => false
 * isPublicAddress("2606:4700::6810:84e5") // => true
 * isPublicAddress("::ffff:10.0.0.1") // => false
 * isPublicAddress("64:ff9b::5db8:d70e") // => true
 * isPublicAddress("198.18.0.7", ["198.18.0.0/15"]) // => true
 * ```
 */
export const isPublicAddress = (address: string, allowed: ReadonlyArray<string> = []): boolean => {
  const bytes = bytesOf(address)
  return bytes !== undefined && isPublic(bytes, allowed.flatMap((range) => isRange(range) ? [blockOf(range)] : []))
}

/** Returns whether a text is a range of addresses in CIDR notation. */
export const isRange = (text: string): boolean => {
  const [, address = "", bits = ""] = /^([^/]+)\/(\d{1,3})$/.exec(text) ?? []
  const bytes = bytesOf(address)
  return bytes !== undefined && Number(bits) <= bytes.length * 8
}

/** Returns the range of an address that is not public: the reserved range that it is in, else the address alone. */
export const rangeOf = (address: string): string | undefined => {
  const bytes = bytesOf(address)
  if (bytes === undefined) return undefined
  const block = (bytes.length === 4 ? reserved4 : reserved6).find((block) => isWithin(bytes, blockOf(block)))
  const inner = embedded(bytes)
  return block ?? (inner === undefined ? `${address}/${bytes.length * 8}` : rangeOf(inner.join(".")))
}

const isPublic = (bytes: Bytes, allowed: ReadonlyArray<Block>): boolean => {
  const inner = embedded(bytes)
  // A range of translated addresses, such as that of NAT64, does not allow the private IPv4 addresses in it.
  const isNamed = ({ bits, prefix }: Block) => prefix.length === bytes.length && (inner === undefined || bits > 96)
  if (allowed.some((block) => isNamed(block) && isWithin(bytes, block))) return true
  if (inner !== undefined) return isPublic(inner, allowed)
  return bytes.length === 4
    ? !blocks4.some((block) => isWithin(bytes, block))
    : isWithin(bytes, globalBlock) && !blocks6.some((block) => isWithin(bytes, block))
}

/** Returns the IPv4 address that an IPv6 address contains. */
const embedded = (bytes: Bytes): Bytes | undefined => {
  if (bytes.length !== 16) return undefined
  const isLocalNat64 = isWithin(bytes, localNat64Block) && bytes.slice(8, 12).every((byte) => byte === 0)
  const at = isLocalNat64 ? 12 : embeddings.find(({ block }) => isWithin(bytes, block))?.at
  return at === undefined ? undefined : bytes.slice(at, at + 4)
}

/**
 * Classifies the host of a parsed URL without a look-up: a public address, a private address, or a name.
 *
 * `host` is `URL.hostname`: the URL parser has already normalized decimal, octal, hexadecimal and short forms of
 * addresses.
 */
export const hostKind = (host: string, allowed: ReadonlyArray<string> = []): "public" | "private" | "name" => {
  const plain = plainHost(host)
  if (bytesOf(plain) !== undefined) return isPublicAddress(plain, allowed) ? "public" : "private"
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

type Bytes = ReadonlyArray<number>

interface Block {
  readonly prefix: Bytes
  readonly bits: number
}

const isWithin = (address: Bytes, { bits, prefix }: Block): boolean =>
  prefix.every((byte, i) => {
    const kept = Math.min(8, Math.max(0, bits - i * 8))
    return ((byte ^ (address[i] ?? 0)) >> (8 - kept)) === 0
  })

const bytesOf = (text: string): Bytes | undefined => text.includes(":") ? bytesOf6(text) : bytesOf4(text)

const bytesOf4 = (text: string): Bytes | undefined =>
  /^(?:(?:0|[1-9]\d{0,2})\.){3}(?:0|[1-9]\d{0,2})$/.test(text)
    ? inRange(text.split(".").map(Number), 0xff)
    : undefined

const bytesOf6 = (text: string): Bytes | undefined => {
  const address = text.replace(/%.*$/s, "")
  const tail = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(address)
  const last = tail === null ? undefined : bytesOf4(tail[2] ?? "")
  if (tail !== null && last === undefined) return undefined
  const [a = 0, b = 0, c = 0, d = 0] = last ?? []
  const groups = last === undefined ? address : `${tail?.[1]}${hex(a, b)}:${hex(c, d)}`
  const halves = groups.split("::")
  const [head = [], end] = halves.map((half) => half === "" ? [] : half.split(":"))
  const missing = 8 - head.length - (end?.length ?? 0)
  if (halves.length > 2 || (end === undefined ? missing !== 0 : missing < 1)) return undefined
  const words = [...head, ...Array.from({ length: end === undefined ? 0 : missing }, () => "0"), ...end ?? []]
  return words.every((word) => /^[\da-f]{1,4}$/i.test(word))
    ? words.flatMap((word) => [parseInt(word, 16) >> 8, parseInt(word, 16) & 0xff])
    : undefined
}

const hex = (high: number, low: number): string => (high * 256 + low).toString(16)

const inRange = (bytes: Bytes, max: number): Bytes | undefined => bytes.every((byte) => byte <= max) ? bytes : undefined

const blockOf = (text: string): Block => {
  const [address = "", bits] = text.split("/")
  return { prefix: bytesOf(address) ?? [], bits: Number(bits) }
}

const blocks4 = reserved4.map(blockOf)
const blocks6 = reserved6.map(blockOf)
const globalBlock = blockOf(global6)
const localNat64Block = blockOf(localNat64)
const embeddings = embedding.map(([block, at]) => ({ block: blockOf(block), at }))
