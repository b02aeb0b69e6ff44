import type { FieldSpec, FieldValue } from "../../model/Model.ts"

/** The value of a field for the requested part, or the reason why it accepts none. */
export type Form = { readonly value: unknown } | { readonly problem: string }

const isString = (value: unknown): value is string => typeof value === "string"

const listed = (values: ReadonlyArray<FieldValue>): string => values.map((value) => JSON.stringify(value)).join(", ")

const oneOf = (asked: unknown, values: ReadonlyArray<FieldValue>): Form => ({
  problem: `${JSON.stringify(asked)} is none of ${listed(values)}`
})

const named: Readonly<Record<string, number>> = { square: 1, square_hd: 1, landscape: 16 / 9, portrait: 9 / 16 }

/** Returns width divided by height of a ratio in any notation: `16:9`, `landscape_16_9`, `1280x720`, `portrait`. */
const ratioOf = (text: string): number | undefined => {
  const parts = /^(?:(landscape|portrait)_)?(\d+)(?:[:x*_])(\d+)$/.exec(text)
  if (parts === null) return named[text]
  const ratio = Number(parts[2]) / Number(parts[3])
  return parts[1] === "portrait" && ratio > 1 || parts[1] === "landscape" && ratio < 1 ? 1 / ratio : ratio
}

const isClose = (a: number | undefined, b: number | undefined): boolean =>
  a !== undefined && b !== undefined && Math.abs(a / b - 1) < 1e-9

/** Writes an aspect ratio in the field's own notation. */
export const ratio = (field: FieldSpec, asked: string): Form => {
  const words = field.enum?.filter(isString)
  if (words === undefined) return { value: asked }
  const value = words.find((word) => word === asked) ?? words.find((word) => isClose(ratioOf(word), ratioOf(asked)))
  return value === undefined ? oneOf(asked, words) : { value }
}

/** Writes a word in the upper or lower case of the field. */
export const word = (field: FieldSpec, asked: string): Form => {
  if (field.enum === undefined) return { value: asked }
  const value = field.enum.find((one) => String(one).toLowerCase() === asked.toLowerCase())
  return value === undefined ? oneOf(asked, field.enum) : { value }
}

/** Writes a number as the number or the string that the field accepts. */
export const number = (field: FieldSpec, asked: number): Form => {
  const { enum: values, max = Infinity, min = -Infinity, step, type } = field
  if (values !== undefined) {
    const value = values.find((one) => Number(one) === asked)
    return value === undefined ? oneOf(asked, values) : { value }
  }
  if (asked < min || asked > max) return { problem: `${asked} is not between ${min} and ${max}` }
  if (type === "integer" && !Number.isInteger(asked)) return { problem: `${asked} is no whole number` }
  if (step !== undefined && !Number.isInteger((asked - (Number.isFinite(min) ? min : 0)) / step)) {
    return { problem: `${asked} is no multiple of ${step}` }
  }
  return { value: type === "string" ? String(asked) : asked }
}

/** Writes links as the list or the single string that the field accepts. */
export const links = ({ maxItems, minItems = 0, type }: FieldSpec, asked: ReadonlyArray<string>): Form => {
  const most = type === "array" ? maxItems ?? Infinity : 1
  if (asked.length > most) return { problem: `${asked.length} images, and it takes ${most}` }
  if (asked.length < minItems) return { problem: `${asked.length} images, and it needs ${minItems}` }
  return { value: type === "array" ? asked : asked[0] }
}
