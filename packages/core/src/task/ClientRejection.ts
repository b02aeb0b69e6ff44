/**
 * What a provider that adds something of its own may refuse by itself, before the vendor is asked.
 */
import * as DateTime from "effect/DateTime"
import * as Schema from "effect/Schema"
import { quoted } from "./internal/words.ts"
import { Cost } from "./TaskSnapshot.ts"

/** One part of a portable request that a vendor's `model` has no words for, or needs and was not told. */
export const UnsupportedPart = Schema.Struct({
  part: Schema.String,
  problem: Schema.String,
  model: Schema.optional(Schema.String)
})
/** One part of a portable request that a vendor's `model` has no words for, or needs and was not told. */
export interface UnsupportedPart extends Schema.Schema.Type<typeof UnsupportedPart> {}

/**
 * A portable request that this provider cannot put into its own words: nothing was sent.
 *
 * - `model`: the neutral name that was asked for
 * - `problems`: which parts, and why; each with the vendor's model that it is about, where there is one
 */
export class UnsupportedRequest extends Schema.TaggedError<UnsupportedRequest>("@effect-media/core/UnsupportedRequest")(
  "UnsupportedRequest",
  { provider: Schema.String, model: Schema.String, problems: Schema.NonEmptyArray(UnsupportedPart) }
) {
  /** The same request stays as it is. */
  get isRetryable(): boolean {
    return false
  }

  override get message(): string {
    const what = this.problems.map(({ model, part, problem }) =>
      `${part}: ${problem}${model === undefined ? "" : ` (${model})`}`
    )
    return `${this.provider} cannot express this request for ${this.model}, and nothing was sent: ${
      what.join("; ")
    }. ` +
      "Mend these parts, list what may be left out in optional, or ask another provider."
  }
}

const amountOf = ({ amount, unit }: Cost): string => `${amount} ${unit}`

const whyRefused = (
  { estimated, reason, limit, resetsAt, description = "", spent, window }: SpendingLimitExceeded
): string => {
  const most = `${amountOf(limit)} per ${window}`
  switch (reason) {
    case "Spent": {
      const job = estimated === undefined ? "it" : `it costs ${amountOf(estimated)} and`
      const later = resetsAt === undefined ? "" : `, or submit after ${DateTime.formatIso(resetsAt)}`
      return `${job} would go beyond ${most}, of which ${spent?.amount ?? 0} are spent or reserved. ` +
        `Raise the limit${later}.`
    }
    case "UnknownPrice": {
      const other = estimated === undefined ? "is not known" : `is ${amountOf(estimated)}`
      return `what it costs ${other}, and the limit is ${most}. Say what it costs in ${limit.unit}, or let unknown prices through.`
    }
    case "StoreFailed":
      return `what was spent of ${most} cannot be read or written:${
        quoted(description)
      }. Mend the store, then submit again.`
  }
}

/**
 * A job that was not submitted, for what is allowed to be spent: nothing was sent.
 *
 * - `because`: `Spent`: it would go beyond the limit; `UnknownPrice`: nobody knows what it costs in the limit's unit;
 *   `StoreFailed`: what was spent cannot be read or written down
 * - `window`, `limit`: which limit, a sum per run or per UTC day; `spent` counts what is reserved for running jobs too
 * - `asked`: what the job would cost, where that is known
 * - `opensAt`: when the next day begins, for a limit per day; UTC
 * - `reason`: the words of the store that failed
 */
export class SpendingLimitExceeded
  extends Schema.TaggedError<SpendingLimitExceeded>("@effect-media/core/SpendingLimitExceeded")(
    "SpendingLimitExceeded",
    {
      provider: Schema.String,
      reason: Schema.Literals(["Spent", "UnknownPrice", "StoreFailed"]),
      window: Schema.Literals(["run", "day"]),
      limit: Cost,
      spent: Schema.optional(Cost),
      estimated: Schema.optional(Cost),
      resetsAt: Schema.optional(Schema.DateTimeUtc),
      description: Schema.optional(Schema.String)
    }
  )
{
  /** Whether the same job may be let through later: the next day, or when the store is back. */
  get isRetryable(): boolean {
    return this.reason === "StoreFailed" || this.reason === "Spent" && this.resetsAt !== undefined
  }

  override get message(): string {
    return `The job was not submitted to ${this.provider}: ${whyRefused(this)}`
  }
}

/**
 * What a provider that adds something of its own may refuse before the vendor is asked: one that translates, one that
 * counts the money. Nothing was sent, and another provider may be asked.
 */
export const ClientRejection = Schema.Union([UnsupportedRequest, SpendingLimitExceeded])
/** What a provider that adds something of its own may refuse before the vendor is asked. */
export type ClientRejection = typeof ClientRejection.Type
