import * as Result from "effect/Result"

const integer = /^-?\d+$/

/** Returns a text as JSON, in which an integer that a number cannot hold is a bigint with all its digits. */
export const exactJson = (text: string): Result.Result<unknown, unknown> =>
  Result.try((): unknown =>
    JSON.parse(text, (_key, value: unknown, context?: { readonly source?: string }) => {
      const { source = "" } = context ?? {}
      return typeof value === "number" && !Number.isSafeInteger(value) && integer.test(source) ? BigInt(source) : value
    })
  )
