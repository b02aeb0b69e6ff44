/**
 * Computes SHA-256 (FIPS 180-4) of bytes that come in pieces, since `effect/crypto/Digest` needs all bytes at once.
 */
export interface Sha256 {
  readonly update: (bytes: Uint8Array) => unknown
  /** Ends the hash and returns 64 hexadecimal digits. */
  readonly digest: (encoding: "hex") => string
}

/** Creates a hash in JavaScript: 130 to 180 MB/s, compared with 1,700 MB/s of node:crypto. */
export const sha256 = (): Sha256 => {
  const state = Int32Array.from(initial)
  const words = new Int32Array(64)
  const block = new Uint8Array(blockLength)
  const view = new DataView(block.buffer)
  let filled = 0
  let length = 0

  const update = (bytes: Uint8Array): void => {
    length += bytes.length
    let at = 0
    if (filled > 0) {
      at = Math.min(blockLength - filled, bytes.length)
      block.set(bytes.subarray(0, at), filled)
      filled += at
      if (filled < blockLength) return
      compress(state, words, view, 0)
      filled = 0
    }
    const whole = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
    for (; at + blockLength <= bytes.length; at += blockLength) compress(state, words, whole, at)
    block.set(bytes.subarray(at), 0)
    filled = bytes.length - at
  }

  const digest = (): string => {
    const bits = length * 8
    update(padding.subarray(0, (filled < 56 ? 56 : 120) - filled))
    const end = new DataView(new ArrayBuffer(8))
    end.setUint32(0, Math.floor(bits / 2 ** 32))
    end.setUint32(4, bits >>> 0)
    update(new Uint8Array(end.buffer))
    return Array.from(state, (word) => (word >>> 0).toString(16).padStart(8, "0")).join("")
  }

  return { update, digest }
}

/** Returns the hash of a text, as 64 hexadecimal digits. */
export const sha256Of = (text: string): string => {
  const hash = sha256()
  hash.update(new TextEncoder().encode(text))
  return hash.digest("hex")
}

const blockLength = 64
const padding = Uint8Array.from({ length: blockLength }, (_, i) => i === 0 ? 0x80 : 0)

const primes = Array.from({ length: 312 }, (_, n) => n).filter((n) => {
  for (let d = 2; d * d <= n; d++) if (n % d === 0) return false
  return n > 1
})
const fraction = (x: number): number => Math.floor((x - Math.floor(x)) * 2 ** 32) | 0
const initial = primes.slice(0, 8).map((prime) => fraction(Math.sqrt(prime)))
const constants = Int32Array.from(primes.slice(0, 64), (prime) => fraction(Math.cbrt(prime)))

const compress = (state: Int32Array, w: Int32Array, block: DataView, at: number): void => {
  for (let i = 0; i < 16; i++) w[i] = block.getInt32(at + i * 4)
  for (let i = 16; i < 64; i++) {
    const x = w[i - 15] ?? 0
    const y = w[i - 2] ?? 0
    const s0 = (x >>> 7 | x << 25) ^ (x >>> 18 | x << 14) ^ x >>> 3
    const s1 = (y >>> 17 | y << 15) ^ (y >>> 19 | y << 13) ^ y >>> 10
    w[i] = (w[i - 16] ?? 0) + s0 + (w[i - 7] ?? 0) + s1
  }
  // Read one by one, since an array's iterator would cost more than the rounds.
  let a = state[0] ?? 0
  let b = state[1] ?? 0
  let c = state[2] ?? 0
  let d = state[3] ?? 0
  let e = state[4] ?? 0
  let f = state[5] ?? 0
  let g = state[6] ?? 0
  let h = state[7] ?? 0
  for (let i = 0; i < 64; i++) {
    const s1 = (e >>> 6 | e << 26) ^ (e >>> 11 | e << 21) ^ (e >>> 25 | e << 7)
    const s0 = (a >>> 2 | a << 30) ^ (a >>> 13 | a << 19) ^ (a >>> 22 | a << 10)
    const t1 = h + s1 + (e & f ^ ~e & g) + (constants[i] ?? 0) + (w[i] ?? 0) | 0
    const t2 = s0 + (a & b ^ a & c ^ b & c) | 0
    h = g
    g = f
    f = e
    e = d + t1 | 0
    d = c
    c = b
    b = a
    a = t1 + t2 | 0
  }
  state[0] = (state[0] ?? 0) + a
  state[1] = (state[1] ?? 0) + b
  state[2] = (state[2] ?? 0) + c
  state[3] = (state[3] ?? 0) + d
  state[4] = (state[4] ?? 0) + e
  state[5] = (state[5] ?? 0) + f
  state[6] = (state[6] ?? 0) + g
  state[7] = (state[7] ?? 0) + h
}
