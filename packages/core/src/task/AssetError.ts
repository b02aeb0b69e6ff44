/**
 * Describes the errors of saving a file.
 */
import * as Schema from "effect/Schema"
import * as Struct from "effect/Struct"
import { quoted } from "./internal/words.ts"
import { MediaError } from "./MediaError.ts"
import { SavedAsset } from "./SavedAsset.ts"
import { TaskRef } from "./TaskRef.ts"

const assetAdvice = {
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
 * The reason why an asset was not saved.
 *
 * - `UnsafeUrl`: no http or https, a private address, credentials in the link, or too many redirects
 * - `Expired`: the file is gone, or after its `expiresAt` it was refused, cut short or replaced by a page, and no fresh
 *   link was available
 * - `Refused`: the host refuses the file, even after the grace period for new files
 * - `Unavailable`: the host, or the vendor when asked for a fresh link, did not answer or asked for a pause, even after
 *   the retries
 * - `TooLarge`: more than `maxBytes`
 * - `WrongType`: a page, a message or an archive came instead of media, or bytes in a content coding that the client does
 *   not decode, even after the retries
 * - `Incomplete`: the download broke off, or ended right after its beginning, even after the retries
 * - `Disk`: the target could not be written
 */
export const AssetErrorReason = Schema.Literals(Struct.keys(assetAdvice))
export type AssetErrorReason = typeof AssetErrorReason.Type

/**
 * An asset was not saved. The task's result is not lost: `url` and `ref` are enough to try again.
 *
 * - `url`: the link as the vendor sent it; for a `data:` URL, the part before the data
 * - `number`: the number of the asset within the task, from 1, as in file names
 * - `code`: the host's status or the system's error code, such as `404` or `ENOSPC`
 * - `saved`: the other assets of the task, which were saved
 */
export class AssetError extends MediaError.extend<AssetError>("@effect-media/core/AssetError")({
  _tag: Schema.tag("AssetError"),
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
  /** Tells whether saving again may succeed. The content of a `data:` URL never changes. */
  override get isRetryable(): boolean {
    return !this.url.startsWith("data:") &&
      (this.reason === "Unavailable" || this.reason === "Incomplete" || this.reason === "WrongType")
  }

  override get summary(): string {
    const file = this.number === undefined ? "A file" : `File ${this.number}`
    const link = this.url.replace(/[?#].*$/s, "").replace(/\/\/[^/]*@/, "//")
    const saved = this.saved === undefined || this.saved.length === 0
      ? ""
      : ` Saved are: ${this.saved.map(({ path }) => path).join(", ")}.`
    return `${file} of task ${this.ref.id} of ${this.provider} (${link}) was not saved (${this.reason})` +
      `${quoted(this.description)}.${saved}`
  }

  override get advice(): string {
    return assetAdvice[this.reason]
  }
}
