/**
 * Creates certificates that sign themselves, for servers of tests. No key is stored in the repository.
 */
import { generateKeyPairSync, randomBytes, sign } from "node:crypto"

/**
 * The content of a certificate.
 *
 * - `name`: the subject and issuer
 * - `host`: an IPv4 address or a DNS name
 * - `until`: the end of its validity, as in `20310101000000Z`
 */
export interface Content {
  readonly name: string
  readonly host: string
  readonly until: string
}

/** A certificate with its key, as PEM. */
export interface Certificate {
  readonly cert: string
  readonly key: string
}

/** Encodes a value as DER. */
const der = (tag: number, ...parts: ReadonlyArray<Uint8Array>): Buffer => {
  const body = Buffer.concat(parts)
  const length = body.length < 0x80 ? [body.length] : [0x82, body.length >> 8, body.length & 0xff]
  return Buffer.concat([Buffer.from([tag, ...length]), body])
}

const sequence = (...parts: ReadonlyArray<Uint8Array>): Buffer => der(0x30, ...parts)
const oid = (hex: string): Buffer => der(0x06, Buffer.from(hex, "hex"))
const time = (text: string): Buffer => der(0x18, Buffer.from(text))

const commonName = oid("550403")
const subjectAltName = oid("551d11")
const ecdsaWithSha256 = sequence(oid("2a8648ce3d040302"))

const isAddress = (host: string): boolean => /^[\d.]+$/.test(host)

const hostName = (host: string): Buffer =>
  isAddress(host) ? der(0x87, Buffer.from(host.split(".").map(Number))) : der(0x82, Buffer.from(host))

/** Creates a certificate with a new key. */
export const make = ({ host, name, until }: Content): Certificate => {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" })
  const named = sequence(der(0x31, sequence(commonName, der(0x0c, Buffer.from(name)))))
  const body = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.from([1]), randomBytes(8)),
    ecdsaWithSha256,
    named,
    sequence(time("20200101000000Z"), time(until)),
    named,
    publicKey.export({ type: "spki", format: "der" }),
    der(0xa3, sequence(sequence(subjectAltName, der(0x04, sequence(hostName(host))))))
  )
  const signature = der(0x03, Buffer.from([0]), sign("sha256", body, privateKey))
  const lines = sequence(body, ecdsaWithSha256, signature).toString("base64").replace(/.{64}/g, "$&\n")
  return {
    cert: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: "pkcs8", format: "pem" }).toString()
  }
}
