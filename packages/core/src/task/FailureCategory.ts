/**
 * Sorts failures of tasks into categories that are the same for all vendors.
 */
import * as Option from "effect/Option"
import * as Record from "effect/Record"
import * as Schema from "effect/Schema"
import * as Struct from "effect/Struct"

/** Advice for each category of failure, as a sentence. */
export const failureAdvice = {
  ContentPolicy: "Change the prompt or the inputs: the same request would be refused again.",
  InvalidInput: "Fix the input that the text names, then submit again.",
  Quota: "Top up the account, then submit again.",
  Timeout: "Submit again: the vendor took too long.",
  Upstream: "Submit again: the fault was the vendor's.",
  Unknown: "Ask the vendor with the task's id if it happens again."
}

/**
 * The category of a task's failure, the same for all vendors.
 *
 * | category | the vendor says | retry? |
 * |---|---|---|
 * | `ContentPolicy` | the prompt, an input or the result was refused by moderation | no |
 * | `InvalidInput` | an input cannot be used: too long, too large, not reachable, wrong format | no |
 * | `Quota` | credits or quota ran out during the task | no |
 * | `Timeout` | the generation took too long | yes |
 * | `Upstream` | the model or its host failed or is full | yes |
 * | `Unknown` | anything else | no |
 */
export const FailureCategory = Schema.Literals(Struct.keys(failureAdvice))
export type FailureCategory = typeof FailureCategory.Type

const refusedContent =
  /content.?(policy|violation)|violat|nsfw|sensitive|moderat|prohibited|safety|flagged|inappropriate|copyright/i

const byWords: ReadonlyArray<readonly [words: RegExp, category: FailureCategory]> = [
  [/insufficient.?(credit|balance|quota|fund)|quota|not enough credit/i, "Quota"],
  [/time.?out|timed out|took too long/i, "Timeout"],
  [/upstream|capacity|overload|unavailable|busy|internal|server error|rate limit|generation.?failed/i, "Upstream"],
  [/invalid|unsupported|too (long|large|big|small|many)|exceed|must be|required|download|format/i, "InvalidInput"]
]

/**
 * Returns the category of a failure. Words of moderation come first, since vendors send them with any code; then the
 * vendor's own table of codes; then other words.
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
