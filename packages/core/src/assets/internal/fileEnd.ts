/**
 * Follows the structure of a picture while it is streamed, and finds pictures that were cut: a host may have stored only
 * the beginning of a file, with a length that matches. Whatever does not follow the format's structure is not judged.
 */

/** Takes the bytes of a file in order. At the end, `isCut` is true if the file certainly lacks its end. */
export interface FileEnd {
  readonly take: (chunk: Uint8Array) => void
  readonly isCut: () => boolean
}

/** The position of the next `length` bytes to read, and what they say; the file ends at `whole`, if that is known. */
interface Look {
  readonly at: number
  readonly length: number
  readonly next: (bytes: DataView, at: number) => Look | "rest" | "unknown" | { readonly whole: number }
}

const png: Look = {
  at: 8,
  length: 8,
  next: (bytes, at) => {
    const type = bytes.getUint32(4)
    const end = at + 12 + bytes.getUint32(0)
    if (type === iend) return { whole: end }
    return isLetters(type) ? { ...png, at: end } : "unknown"
  }
}

const iend = 0x49454e44
const isLetters = (type: number): boolean =>
  [24, 16, 8, 0].every((shift) => /[a-z]/i.test(String.fromCharCode((type >>> shift) & 0xff)))

const jpeg: Look = {
  at: 2,
  length: 4,
  next: (bytes, at) => {
    const marker = bytes.getUint8(1)
    const hasLength = marker >= 0xc0 && marker < 0xff && (marker < 0xd0 || marker > 0xd9)
    if (bytes.getUint8(0) !== 0xff || !hasLength) return "unknown"
    // The picture itself begins; in it, the two bytes of the end cannot occur.
    return marker === 0xda ? "rest" : { ...jpeg, at: at + 2 + bytes.getUint16(2) }
  }
}

const webp: Look = {
  at: 4,
  length: 4,
  next: (bytes) => ({ whole: bytes.getUint32(0, true) + 8 })
}

const looks: Readonly<Record<string, Look>> = { png, jpg: jpeg, webp }

/** Follows a file with this extension; `undefined` if the format is not judged. */
export const fileEnd = (extension: string): FileEnd | undefined => {
  const first = looks[extension]
  if (first === undefined) return undefined
  let state: ReturnType<Look["next"]> = first
  let bytes = 0
  let last = 0
  const held: Array<number> = []

  const look = (chunk: Uint8Array): void => {
    let i = 0
    while (typeof state === "object" && "next" in state && i < chunk.length) {
      // The position of the next byte to read may be in a later chunk.
      i = Math.max(i, state.at + held.length - bytes)
      while (i < chunk.length && held.length < state.length) held.push(chunk[i++] ?? 0)
      if (held.length < state.length) break
      state = state.next(new DataView(Uint8Array.from(held).buffer), state.at)
      held.length = 0
      if (state === "rest") return scan(chunk.subarray(i))
      // A structure that leads back is none.
      if (typeof state === "object" && "next" in state && state.at < bytes + i) state = "unknown"
    }
  }

  /** Looks for the end of a JPEG: 0xff, 0xd9. */
  const scan = (chunk: Uint8Array): void => {
    if (last === 0xff && chunk[0] === 0xd9) state = { whole: 0 }
    for (let i = chunk.indexOf(0xff); i !== -1 && state === "rest"; i = chunk.indexOf(0xff, i + 1)) {
      if (chunk[i + 1] === 0xd9) state = { whole: 0 }
    }
    last = chunk.at(-1) ?? last
  }

  return {
    take: (chunk) => {
      if (state === "rest") scan(chunk)
      else look(chunk)
      bytes += chunk.length
    },
    isCut: () => state === "rest" || (typeof state === "object" && ("next" in state || bytes < state.whole))
  }
}
