/**
 * Which addresses a link from outside may lead to: the public internet, and nothing of ours.
 *
 * Sources: the IANA registries of special-purpose IPv4 and IPv6 addresses (RFC 6890 and its updates) and of
 * special-use names (RFC 6761), and ICANN's names that will never be delegated (home, corp, internal).
 */
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Dns from "effect/net/Dns"
import * as NetAddress from "effect/net/NetAddress"

/** IPv4 blocks that are no public hosts. */
const reserved4 = [
  "0.0.0.0/8", // this network
  "10.0.0.0/8", // private
  "100.64.0.0/10", // shared by a carrier's customers
  "127.0.0.0/8", // loopback
  "169.254.0.0/16", // link-local, the clouds' metadata among them
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

/**
 * The IPv6 block that hosts are in. Outside of it are loopback, link-local, unique-local and multicast addresses, those
 * that hold an IPv4 address (mapped, compatible), and NAT64.
 */
const global6 = "2000::/3"

/** IPv6 blocks within it that are no public hosts, or that lead on to an IPv4 address. */
const reserved6 = [
  "2001::/23", // protocol assignments, Teredo among them
  "2001:db8::/32", // documentation
  "2002::/16", // 6to4
  "3fff::/20" // documentation
]

/** Names that are never public: of this machine, of the local network, of a cloud's or a cluster's inside. */
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
 * Whether an IP address, in the text that resolvers give, is one of the public internet. What is no address is not.
 *
 * Addresses that only carry another one are refused too, whatever is in them: IPv4-mapped, 6to4, NAT64, Teredo.
 *
 * @example
 * ```ts import.meta.vitest
 * import { isPublicAddress } from "@effect-media/core/HostAddress"
 *
 * isPublicAddress("93.184.215.14") // => true
 * isPublicAddress("169.254.169.254") // => false
 * isPublicAddress("2606:4700::6810:84e5") // => true
 * isPublicAddress("::ffff:10.0.0.1") // => false
 * ```
 */
export const isPublicAddress = (address: string): boolean => {
  const bytes = bytesOf(address)
  if (bytes === undefined) return false
  return bytes.length === 4
    ? !blocks4.some((block) => isWithin(bytes, block))
    : isWithin(bytes, globalBlock) && !blocks6.some((block) => isWithin(bytes, block))
}

/**
 * What the host of a parsed URL says by itself, without a look-up: an address that may be asked or not, or a name.
 *
 * `host` is `URL.hostname`: the URL parser has made plain addresses of decimal, octal, hexadecimal and short forms.
 */
export const hostKind = (host: string): "public" | "private" | "name" => {
  const plain = host.replace(/^\[|\]$/g, "").replace(/\.$/, "").toLowerCase()
  if (bytesOf(plain) !== undefined) return isPublicAddress(plain) ? "public" : "private"
  const isLocal = !plain.includes(".") || localSuffixes.some((suffix) => plain.endsWith(`.${suffix}`))
  return isLocal || plain.includes(":") ? "private" : "name"
}

/**
 * Takes every name for a public one, so that names are judged by how they read alone: for where none can be looked up,
 * as in browsers, or need not be, as behind a proxy that judges, and over a client without a network.
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
