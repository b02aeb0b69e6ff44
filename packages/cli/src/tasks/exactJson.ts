import * as Result from "effect/Result"

const integer = /^-?\d+$/

/** Parses a text as JSON. An integer that a number cannot represent becomes a bigint with all its digits. */
export const exactJson = (text: string): Result.Result<unknown, unknown> =>
  Result.try((): unknown =>
    JSON.parse(text, (_key, value: unknown, context?: { readonly source?: string }) => {
      const { source = "" } = context ?? {}
      return typeof value === "number" && !Number.isSafeInteger(value) && integer.test(source) ? BigInt(source) : value
    })
  )
