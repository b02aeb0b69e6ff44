/**
 * Why a file was not saved.
 */
import * as Schema from "effect/Schema"
import { goOn, quoted } from "./internal/words.ts"
import { TaskRef } from "./TaskRef.ts"

/**
 * Why an asset was not saved.
 *
 * - `UnsafeUrl`: no http or https, a private address, credentials in the link, or too many redirects
 * - `Expired`: gone, or after its `expiresAt` refused, cut short or a page, and no fresh link was to be had
 * - `Refused`: the host does not give the file
 * - `Unavailable`: the host, or the vendor for a fresh link, could not be asked or asks for a pause, also after the retries
 * - `TooLarge`: more than `maxBytes`
 * - `WrongType`: a page or a message came where media were promised, or bytes in a coding that the client leaves in
 * - `Incomplete`: the download broke off, also after the retries
 * - `Disk`: the target could not be written
 */
export const AssetFault = Schema.Literals([
  "UnsafeUrl",
  "Expired",
  "Refused",
  "Unavailable",
  "TooLarge",
  "WrongType",
  "Incomplete",
  "Disk"
])
/** Why an asset was not saved. */
export type AssetFault = typeof AssetFault.Type

const assetAdvice: Readonly<Record<AssetFault, string>> = {
  UnsafeUrl: "Only http and https links to public hosts are fetched; allowPrivate allows the others.",
  Expired: "Ask for the status again, and save sooner.",
  Refused: "Open the link by hand to see what the host wants.",
  Unavailable: "Save again: the link still lives.",
  TooLarge: "Raise maxBytes if the file is wanted.",
  WrongType: "Open the link by hand to see what the host sends instead.",
  Incomplete: "Save again: the download broke off.",
  Disk: "Check that the target is there, is writable and has room, then save again."
}

/**
 * An asset was not saved. The task's result is still in hand: `url` and `ref` are enough to try again.
 */
export class AssetError extends Schema.TaggedError<AssetError>("@effect-media/core/AssetError")("AssetError", {
  provider: Schema.String,
  ref: TaskRef,
  url: Schema.String,
  because: AssetFault,
  reason: Schema.String,
  retryAfter: Schema.optional(Schema.Duration)
}) {
  /** Whether saving again may go better. */
  get isRetryable(): boolean {
    return this.because === "Unavailable" || this.because === "Incomplete"
  }

  override get message(): string {
    return `A file of ${goOn(this.ref)} was not saved (${this.because}):${quoted(this.reason)} ` +
      `${this.url.replace(/[?#].*$/s, "").replace(/\/\/[^/]*@/, "//")}. ${assetAdvice[this.because]}`
  }
}
