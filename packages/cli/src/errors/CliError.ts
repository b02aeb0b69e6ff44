/**
 * Defines the errors of the command itself. Each has one sentence on what happened, and one on what to do.
 */
import * as Schema from "effect/Schema"

const sentences = { what: Schema.String, next: Schema.String }

/** The command line is wrong. */
export class UsageError extends Schema.TaggedError<UsageError>("@effect-media/cli/UsageError")(
  "UsageError",
  sentences
) {
  override get message(): string {
    return `${this.what} ${this.next}`
  }
}

/** The key is missing, or it must not be used because of how it is stored. */
export class KeyError extends Schema.TaggedError<KeyError>("@effect-media/cli/KeyError")("KeyError", sentences) {
  override get message(): string {
    return `${this.what} ${this.next}`
  }
}

/** A file cannot be read or written. */
export class FileError extends Schema.TaggedError<FileError>("@effect-media/cli/FileError")("FileError", sentences) {
  override get message(): string {
    return `${this.what} ${this.next}`
  }
}

/** A service that is not a vendor's cannot be used, such as a port or a database. */
export class ServiceError
  extends Schema.TaggedError<ServiceError>("@effect-media/cli/ServiceError")("ServiceError", sentences)
{
  override get message(): string {
    return `${this.what} ${this.next}`
  }
}

/** The errors of the command itself. */
export const CliError = Schema.Union([UsageError, KeyError, FileError, ServiceError])
/** An error of the command itself. */
export type CliError = typeof CliError.Type
