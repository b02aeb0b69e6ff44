/**
 * Mutates a body: its values, and its bytes.
 */
import type { Random } from "./Random.ts"

const strings = [
  "",
  " ",
  "null",
  "0",
  "-1",
  "1e999",
  "NaN",
  "200",
  "\ud800",
  "\udfff\ud800",
  "\u0000",
  "\u2028\u202e",
  "ﷺ".repeat(50),
  "__proto__",
  "constructor",
  "toString",
  "hasOwnProperty",
  "success",
  "completed",
  "failed",
  "SUCCESS ",
  "[]",
  "{}",
  "{\"resultUrls\":[null,1,\"a\"]}",
  "{\"resultUrls\":",
  "9999-99-99T99:99:99Z",
  "2026-04-02T13:43:35Z",
  "Bearer abc.def",
  "javascript:alert(1)",
  "https://cdn.example/a.png",
  "bearer ".repeat(2000),
  "a".repeat(20_000),
  "\\".repeat(3000)
] as const

const numbers = [
  0,
  -0,
  1,
  -1,
  0.1,
  200,
  404,
  429,
  1e11,
  1e11 - 1,
  1e15,
  9e15,
  2 ** 53,
  1e21,
  1e308,
  -1e308,
  5e-324
] as const

const depths = [10, 10, 300, 300, 3000, 20_000] as const

const brackets: readonly [readonly [string, string], ...ReadonlyArray<readonly [string, string]>] = [
  ["[", "]"],
  ["{\"a\":", "}"],
  ["[[],", "]"]
]

/** Texts that no JSON value produces. */
const rawTexts = [
  "1e999",
  "-1e999",
  "9".repeat(400),
  "0.".padEnd(500, "1"),
  "\"\\ud800\"",
  "\"\\u0000\"",
  "nul",
  "undefined"
] as const

/** A marker that is replaced by raw text after the value is encoded. */
const marker = "@raw@"

const keys = [
  "__proto__",
  "constructor",
  "toString",
  "valueOf",
  "length",
  "data",
  "code",
  "error",
  "status",
  "state",
  "",
  "0"
] as const

const parsed = (text: string): unknown => {
  // A deeply nested sample is changed as a text: the mutator itself would exceed the stack.
  if (text.split(/[[{]/, 5_000).length === 5_000) return text
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value)

const nested = (dice: Random): string => {
  const depth = dice.one(depths)
  const [open, close] = dice.one(brackets)
  return open.repeat(depth) + "1" + close.repeat(depth)
}

/** Creates any JSON value. */
const anything = (dice: Random, depth = 0): unknown => {
  switch (dice.below(depth > 3 ? 5 : 8)) {
    case 0:
      return null
    case 1:
      return dice.chance(0.5)
    case 2:
      return dice.one(numbers)
    case 3:
      return dice.one(strings)
    case 4:
      return dice.chance(0.5) ? marker : String.fromCharCode(dice.below(0x10000), dice.below(0x10000), dice.below(128))
    case 5:
      return Array.from({ length: dice.below(5) }, () => anything(dice, depth + 1))
    default:
      return Object.fromEntries(
        Array.from({ length: dice.below(5) }, () => [dice.one(keys), anything(dice, depth + 1)])
      )
  }
}

/** Changes one thing somewhere in a value; texts that contain JSON are changed inside, too. */
const change = (dice: Random, value: unknown): unknown => {
  if (Array.isArray(value) && value.length > 0 && dice.chance(0.8)) {
    const at = dice.below(value.length)
    return value.map((item, i) => i === at ? change(dice, item) : item)
  }
  if (isObject(value) && dice.chance(0.85)) {
    const entries = Object.entries(value)
    if (entries.length === 0 || dice.chance(0.1)) return withKey(value, dice.one(keys), anything(dice))
    const at = dice.below(entries.length)
    if (dice.chance(0.1)) return Object.fromEntries(entries.filter((_, i) => i !== at))
    return Object.fromEntries(entries.map(([key, item], i) => [key, i === at ? change(dice, item) : item]))
  }
  if (typeof value === "string" && /^[[{]/.test(value) && dice.chance(0.7)) {
    const inner = parsed(value)
    return typeof inner === "string" ? inner.slice(1) : text(dice, change(dice, inner))
  }
  if (typeof value === "string" && dice.chance(0.2)) return value.slice(0, dice.below(value.length + 1))
  return anything(dice)
}

const withKey = (value: Record<string, unknown>, key: string, item: unknown): Record<string, unknown> =>
  Object.fromEntries([...Object.entries(value), [key, item]])

const text = (dice: Random, value: unknown): string =>
  (JSON.stringify(value) ?? "null").replaceAll(
    `"${marker}"`,
    () => dice.chance(0.5) ? nested(dice) : dice.one(rawTexts)
  )

/** Changes some values in the text of a sample. */
const changedText = (dice: Random, sample: string): string => {
  let value = parsed(sample)
  for (let left = dice.one([1, 1, 1, 2, 3]); left > 0; left--) value = change(dice, value)
  const changed = text(dice, value)
  // Adds a duplicate key.
  return dice.chance(0.1) ? changed.replace("{", () => `{"${dice.one(keys)}":${text(dice, anything(dice))},`) : changed
}

const encoder = new TextEncoder()

/** Changes some bytes. */
const changedBytes = (dice: Random, bytes: Uint8Array): Uint8Array => {
  const changed = bytes.slice()
  for (let left = dice.below(8); left >= 0 && changed.length > 0; left--) {
    const at = dice.below(changed.length)
    changed[at] = dice.chance(0.5) ? (changed[at] ?? 0) ^ (1 << dice.below(8)) : dice.below(256)
  }
  switch (dice.below(4)) {
    case 0:
      return changed.slice(0, dice.below(changed.length + 1))
    case 1:
      return Uint8Array.of(...changed.slice(0, dice.below(2000)), ...bytes.slice(dice.below(bytes.length + 1)))
    default:
      return changed
  }
}

/** Creates one body from these samples. */
export const body = (dice: Random, samples: readonly [string, ...ReadonlyArray<string>]): Uint8Array => {
  const sample = dice.one(samples)
  switch (dice.below(8)) {
    case 0:
      return changedBytes(dice, encoder.encode(sample))
    case 1:
      return changedBytes(dice, encoder.encode(changedText(dice, sample)))
    case 2:
      return encoder.encode(text(dice, anything(dice)))
    case 3:
      return dice.chance(0.2)
        ? Uint8Array.from({ length: dice.below(200) }, () => dice.below(256))
        : encoder.encode(changedText(dice, sample))
    default:
      return encoder.encode(changedText(dice, sample))
  }
}

/** Creates a text for a header or an environment variable. */
export const word = (dice: Random): string => {
  switch (dice.below(6)) {
    case 0:
      return dice.one(strings)
    case 1:
      return String(dice.one(numbers))
    case 2:
      return `${dice.below(100_000)}${dice.chance(0.3) ? `.${dice.below(1000)}` : ""}`
    case 3:
      return "9".repeat(dice.below(500))
    case 4:
      return dice.one([
        "Wed, 21 Oct 2026 07:28:00 GMT",
        "Wednesday, 21-Oct-26 07:28:00 GMT",
        "Wed Oct 21 07:28:00 2026",
        "Wed, 99 Oct 2026 99:99:99 GMT",
        "Wed, 21 Oct 275760 07:28:00 GMT",
        "soon",
        "-5",
        "http://[::1",
        "https://api.example/v1?x=y#z",
        "//",
        "file:///etc/passwd"
      ])
    default:
      return Array.from(
        { length: dice.below(30) },
        () => String.fromCharCode(dice.below(dice.chance(0.8) ? 128 : 0x10000))
      )
        .join("")
  }
}
