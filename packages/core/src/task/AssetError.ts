/**
 * Why a file was not saved.
 */
import * as Schema from "effect/Schema"
import { goOn, quoted } from "./internal/words.ts"
import { SavedAsset } from "./SavedAsset.ts"
import { TaskRef } from "./TaskRef.ts"

/**
 * Why an asset was not saved.
 *
 * - `UnsafeUrl`: no http or https, a private address, credentials in the link, or too many redirects
 * - `Expired`: gone, or after its `expiresAt` refused, cut short or a page, and no fresh link was to be had
 * - `Refused`: the host does not give the file, also after the grace that a new file has
 * - `Unavailable`: the host, or the vendor for a fresh link, could not be asked or asks for a pause, also after the retries
 * - `TooLarge`: more than `maxBytes`
 * - `WrongType`: a page, a message or an archive came where media were promised, or bytes in a coding that the client
 *   leaves in, also after the retries
 * - `Incomplete`: the download broke off, or ended right after its beginning, also after the retries
 * - `Disk`: the target could not be written
 */
export const AssetErrorReason = Schema.Literals([
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
export type AssetErrorReason = typeof AssetErrorReason.Type

const assetAdvice: Readonly<Record<AssetErrorReason, string>> = {
  UnsafeUrl: "Only http and https links to public hosts are fetched; allowedRanges and allowPrivate allow others.",
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
 *
 * - `url`: as the vendor sent it; of a `data:` URL what precedes the data
 * - `number`: which asset of the task it is, from 1, as in the names of files
 * - `code`: what the host answered or the system says of a disk, such as `404` or `ENOSPC`
 * - `saved`: the other assets of the task, which are saved
 */
export class AssetError extends Schema.TaggedError<AssetError>("@effect-media/core/AssetError")("AssetError", {
  provider: Schema.String,
  ref: TaskRef,
  url: Schema.String,
  number: Schema.optional(Schema.Int),
  reason: AssetErrorReason,
  code: Schema.optional(Schema.String),
  description: Schema.String,
  retryAfter: Schema.optional(Schema.Duration),
  saved: Schema.optional(Schema.Array(SavedAsset))
}) {
  /** Whether saving again may go better; what a `data:` URL holds stays as it is. */
  get isRetryable(): boolean {
    return !this.url.startsWith("data:") &&
      (this.reason === "Unavailable" || this.reason === "Incomplete" || this.reason === "WrongType")
  }

  override get message(): string {
    const file = this.number === undefined ? "A file" : `File ${this.number}`
    const others = this.saved === undefined || this.saved.length === 0
      ? ""
      : ` Saved are: ${this.saved.map(({ path }) => path).join(", ")}.`
    return `${file} of ${goOn(this.ref)} was not saved (${this.reason}):${quoted(this.description)} ` +
      `${this.url.replace(/[?#].*$/s, "").replace(/\/\/[^/]*@/, "//")}. ${assetAdvice[this.reason]}${others}`
  }
}
