/**
 * The base of all errors of the library.
 */
import { format } from "effect/Formatter"
import { NodeInspectSymbol } from "effect/Inspectable"
import * as Schema from "effect/Schema"

/** An error that explains itself: its `message` is its `summary` and its `advice`. */
export class MediaError extends Schema.Error<MediaError>("@effect-media/core/MediaError")({}) {
  /** Tells whether the same call may succeed later. */
  get isRetryable(): boolean {
    return false
  }

  /** Describes what happened. */
  get summary(): string {
    return ""
  }

  /** Recommends what to do. */
  get advice(): string {
    return ""
  }

  override get message(): string {
    const { advice, summary } = this
    return `${summary}${summary.includes("\n") ? "\n" : " "}${advice}`
  }

  /** Shows class, message, stack and fields in a console. */
  override [NodeInspectSymbol](): string {
    const fields = Object.fromEntries(Object.entries(this).filter(([name]) => name !== "_tag" && name !== "name"))
    return `${this.stack ?? String(this)} ${format(fields, { space: 2 })}`
  }
}
