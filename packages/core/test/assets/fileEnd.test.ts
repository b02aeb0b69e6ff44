import { assert, describe, it } from "@effect/vitest"
import { Effect, Result, Schedule, Stream } from "effect"
import { done, failed, over, save } from "../utils/host.ts"

const ascii = (text: string) => Array.from(text, (char) => char.charCodeAt(0))
const u32 = (n: number) => [n >>> 24, (n >>> 16) & 0xff, (n >>> 8) & 0xff, n & 0xff]
const chunk = (type: string, data: ReadonlyArray<number>) => [...u32(data.length), ...ascii(type), ...data, 1, 2, 3, 4]
const many = (n: number, byte: number) => Array.from({ length: n }, () => byte)

const png = [
  ...ascii("\x89PNG\r\n\x1a\n"),
  ...chunk("IHDR", many(13, 1)),
  ...chunk("IDAT", many(300, 7)),
  ...chunk("IEND", [])
]
const segment = (marker: number, data: ReadonlyArray<number>) => [
  0xff,
  marker,
  ...u32(data.length + 2).slice(2),
  ...data
]
// A preview with its own end is in the header.
const preview = [0xff, 0xd8, 0xff, 0xda, 0, 2, 1, 1, 0xff, 0xd9]
const jpg = [
  0xff,
  0xd8,
  ...segment(0xe1, preview),
  ...segment(0xc0, many(9, 1)),
  ...segment(0xda, many(6, 0)),
  ...many(200, 0x5a),
  0xff,
  0x00,
  ...many(200, 0x5a),
  0xff,
  0xd9
]
const webp = [...ascii("RIFF"), ...u32(212).toReversed(), ...ascii("WEBPVP8 "), ...many(204, 9)]

/** Saves a file that comes in pieces of this size, and tells whether it was refused for lack of its end. */
const isCut = Effect.fnUntraced(function*(bytes: ReadonlyArray<number>, size: number) {
  const pieces = Array.from(
    { length: Math.ceil(bytes.length / size) },
    (_, i) => Uint8Array.from(bytes.slice(i * size, (i + 1) * size))
  )
  const host = over(() => new Response(Stream.toReadableStream(Stream.fromArray(pieces))), {
    retry: Schedule.recurs(0)
  })
  const outcome = yield* save(host, done(["https://a.test/1"]))
  if (Result.isSuccess(outcome.result)) return false
  assert.match(failed(outcome).description, /^the \w+ has no end$/)
  return true
})

describe("a picture in pieces", () => {
  for (const [format, whole] of Object.entries({ png, jpg, webp })) {
    for (const size of [1, 7, 10_000]) {
      it.effect(`of ${size} bytes (${format}) is whole, also with more behind it, and cut anywhere else`, () =>
        Effect.gen(function*() {
          assert.isFalse(yield* isCut(whole, size))
          assert.isFalse(yield* isCut([...whole, ...many(50, 3)], size))
          const lengths = [101, 102, 103, 120, 150, whole.length - 2, whole.length - 1]
          for (const length of lengths) assert.isTrue(yield* isCut(whole.slice(0, length), size), `${length}`)
        }))
    }
  }

  it.effect("is not judged if its structure is another", () =>
    Effect.gen(function*() {
      assert.isFalse(yield* isCut([...ascii("\x89PNG\r\n\x1a\n"), ...many(900, 0)], 100))
      assert.isFalse(yield* isCut([0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 1, ...many(900, 1)], 100))
    }))
})
