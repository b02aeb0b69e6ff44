/**
 * Why tasks fail, in words that all vendors share.
 */
import * as Option from "effect/Option"
import * as Record from "effect/Record"
import * as Schema from "effect/Schema"

/**
 * Why a task failed, in words that all vendors share.
 *
 * | category | the vendor says | again? |
 * |---|---|---|
 * | `ContentPolicy` | the prompt, an input or the result was refused by moderation | no |
 * | `InvalidInput` | an input cannot be used: too long, too large, not reachable, wrong format | no |
 * | `Quota` | credits or quota ran out on the way | no |
 * | `Timeout` | the generation took too long | yes |
 * | `Upstream` | the model or its host failed or is full | yes |
 * | `Unknown` | anything else | no |
 */
export const FailureCategory = Schema.Literals([
  "ContentPolicy",
  "InvalidInput",
  "Quota",
  "Timeout",
  "Upstream",
  "Unknown"
])

/** Why a task failed, in words that all vendors share. */
export type FailureCategory = typeof FailureCategory.Type

/** What to do after a failure of each category, as a sentence. */
export const failureAdvice: Readonly<Record<FailureCategory, string>> = {
  ContentPolicy: "Change the prompt or the inputs: the same request would be refused again.",
  InvalidInput: "Mend the input that the text names, then submit again.",
  Quota: "Top up the account, then submit again.",
  Timeout: "Submit again: the vendor took too long.",
  Upstream: "Submit again: the fault was the vendor's.",
  Unknown: "Ask the vendor with the task's id if it happens again."
}

const refusedContent =
  /content.?(policy|violation)|violat|nsfw|sensitive|moderat|prohibited|safety|flagged|inappropriate|copyright/i

const byWords: ReadonlyArray<readonly [words: RegExp, category: FailureCategory]> = [
  [/insufficient.?(credit|balance|quota|fund)|quota|not enough credit/i, "Quota"],
  [/time.?out|timed out|took too long/i, "Timeout"],
  [/upstream|capacity|overload|unavailable|busy|internal|server error|rate limit|generation.?failed/i, "Upstream"],
  [/invalid|unsupported|too (long|large|big|small|many)|exceed|must be|required|download|format/i, "InvalidInput"]
]

/**
 * The category of a failure: words of moderation first, since vendors put them under any code; then the vendor's own
 * table of codes; then other words.
 *
 * @example
 * ```ts import.meta.vitest
 * import { categorise } from "@effect-media/core"
 *
 * const codes = { PROCESSING_TIMEOUT: "Timeout" } as const
 *
 * categorise(codes, "PROCESSING_TIMEOUT", "") // => "Timeout"
 * categorise(codes, "422", "The prompt was flagged as violating our content policy") // => "ContentPolicy"
 * categorise(codes, "X1", "") // => "Unknown"
 * ```
 */
export const categorise = (
  codes: Readonly<Record<string, FailureCategory>>,
  code: string,
  reason: string
): FailureCategory => {
  const words = `${code} ${reason}`
  if (refusedContent.test(words)) return "ContentPolicy"
  return Option.getOrElse(
    Record.get(codes, code),
    () => byWords.find(([pattern]) => pattern.test(words))?.[1] ?? "Unknown"
  )
}
