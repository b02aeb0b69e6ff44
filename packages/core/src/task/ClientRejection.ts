/**
 * Describes the errors of wrapping providers: requests that are refused here, before anything is sent to the vendor.
 */
import * as DateTime from "effect/DateTime"
import * as Schema from "effect/Schema"
import { quoted } from "./internal/words.ts"
import { MediaError } from "./MediaError.ts"
import { Cost } from "./TaskSnapshot.ts"

/** One part of a portable request that a vendor's `model` does not support, or requires and did not get. */
export const UnsupportedPart = Schema.Struct({
  part: Schema.String,
  problem: Schema.String,
  model: Schema.optional(Schema.String)
})
export interface UnsupportedPart extends Schema.Schema.Type<typeof UnsupportedPart> {}

/**
 * A portable request that this provider cannot express. Nothing was sent.
 *
 * - `model`: the canonical model name in the request
 * - `problems`: the parts, each with its problem and, if there is one, the vendor's model that it concerns
 */
export class UnsupportedRequest extends MediaError.extend<UnsupportedRequest>("@effect-media/core/UnsupportedRequest")({
  _tag: Schema.tag("UnsupportedRequest"),
  provider: Schema.String,
  model: Schema.String,
  problems: Schema.NonEmptyArray(UnsupportedPart)
}) {
  override get summary(): string {
    const problems = this.problems.map(({ model, part, problem }) =>
      `${part}: ${problem}${model === undefined ? "" : ` (${model})`}`
    )
    return `${this.provider} cannot express this request for ${this.model}, and nothing was sent: ${
      problems.join("; ")
    }.`
  }

  override get advice(): string {
    return "Fix these parts, list what may be left out in optional, or ask another provider."
  }
}

const amountOf = ({ amount, unit }: Cost): string => `${amount} ${unit}`

const whyRefused = ({ description = "", estimated, limit, reason, spent, window }: SpendingLimitExceeded): string => {
  const most = `${amountOf(limit)} per ${window}`
  switch (reason) {
    case "Spent": {
      const job = estimated === undefined ? "it" : `it costs ${amountOf(estimated)} and`
      return `${job} would exceed ${most}, of which ${spent?.amount ?? 0} are spent or reserved`
    }
    case "UnknownPrice": {
      const price = estimated === undefined ? "is not known" : `is ${amountOf(estimated)}`
      return `its price ${price}, and the limit is ${most}`
    }
    case "StoreFailed":
      return `what was spent of ${most} cannot be read or written${quoted(description)}`
  }
}

/**
 * A job that was not submitted because of a spending limit. Nothing was sent.
 *
 * - `reason`: `Spent`: the job would exceed the limit; `UnknownPrice`: its price in the limit's unit is unknown;
 *   `StoreFailed`: the amount spent cannot be read or written
 * - `window`, `limit`: the limit, an amount per run or per UTC day; `spent` includes what is reserved for running jobs
 * - `estimated`: the price of the job, if known
 * - `resetsAt`: the beginning of the next day, for a limit per day; UTC
 * - `description`: the message of the store that failed
 */
export class SpendingLimitExceeded
  extends MediaError.extend<SpendingLimitExceeded>("@effect-media/core/SpendingLimitExceeded")({
    _tag: Schema.tag("SpendingLimitExceeded"),
    provider: Schema.String,
    reason: Schema.Literals(["Spent", "UnknownPrice", "StoreFailed"]),
    window: Schema.Literals(["run", "day"]),
    limit: Cost,
    spent: Schema.optional(Cost),
    estimated: Schema.optional(Cost),
    resetsAt: Schema.optional(Schema.DateTimeUtc),
    description: Schema.optional(Schema.String)
  })
{
  /** Tells whether the same job may be accepted later: on the next day, or when the store works again. */
  override get isRetryable(): boolean {
    return this.reason === "StoreFailed" || this.reason === "Spent" && this.resetsAt !== undefined
  }

  override get summary(): string {
    return `The job was not submitted to ${this.provider}: ${whyRefused(this)}.`
  }

  override get advice(): string {
    switch (this.reason) {
      case "Spent":
        return this.resetsAt === undefined
          ? "Raise the limit."
          : `Raise the limit, or submit after ${DateTime.formatIso(this.resetsAt)}.`
      case "UnknownPrice":
        return `Give its price in ${this.limit.unit}, or allow unknown prices.`
      case "StoreFailed":
        return "Repair the store, then submit again."
    }
  }
}

/**
 * An error of a provider that wraps another one, such as one that translates requests or one that limits spending. Nothing
 * was sent to the vendor, so another provider may be tried.
 */
export const ClientRejection = Schema.Union([UnsupportedRequest, SpendingLimitExceeded])
export type ClientRejection = typeof ClientRejection.Type
