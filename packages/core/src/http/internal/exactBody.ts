import type { RequestProblem } from "../../task/TaskError.ts"

/** The numbers in a request that JSON would change, or cannot hold. */
export interface Numbers {
  readonly problems: ReadonlyArray<RequestProblem>
  readonly hasBigInt: boolean
}

/** Checks the numbers of a request: an integer beyond 2^53 was already rounded, and NaN is no JSON. */
export const numbersOf = (body: unknown): Numbers => {
  const problems: Array<RequestProblem> = []
  const seen = new Set<unknown>()
  let hasBigInt = false
  // A list and no recursion: a body may nest deeper than the stack.
  const open: Array<readonly [value: unknown, path: string]> = [[body, ""]]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [value, path] = next
    if (typeof value === "bigint") hasBigInt = true
    else if (typeof value === "number" && !isExact(value)) problems.push({ path, problem: problemOf(value) })
    else if (typeof value === "object" && value !== null && !seen.has(value)) {
      seen.add(value)
      const fields = Object.entries(value).map(([key, field]) => [field, path === "" ? key : `${path}.${key}`] as const)
      open.push(...fields.reverse())
    }
  }
  return { problems, hasBigInt }
}

const isExact = (number: number): boolean =>
  Number.isInteger(number) ? Number.isSafeInteger(number) : Number.isFinite(number)

const problemOf = (number: number): string =>
  Number.isFinite(number)
    ? `${number} has more digits than a number holds: write it as a bigint, 1948764923847561987n`
    : `${number} cannot be written as JSON`

/** Writes JSON in which bigints are numbers with all their digits. */
export const exactJson = (value: unknown): string | undefined => {
  if (typeof value === "bigint") return String(value)
  if (typeof value !== "object" || value === null || "toJSON" in value) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map((item) => exactJson(item) ?? "null").join(",")}]`
  const fields = Object.entries(value).flatMap(([key, field]) => {
    const text = exactJson(field)
    return text === undefined ? [] : [`${JSON.stringify(key)}:${text}`]
  })
  return `{${fields.join(",")}}`
}
