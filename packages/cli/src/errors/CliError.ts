/**
 * Defines the errors of the command itself. Each has one sentence on what happened, and one on what to do.
 */
import * as Schema from "effect/Schema"

const sentences = { what: Schema.String, next: Schema.String }

/** The command line is wrong. */
export class UsageError extends Schema.TaggedError<UsageError>("@effect-media/cli/UsageFault")(
  "UsageFault",
  sentences
) {
  override get message(): string {
    return `${this.what} ${this.next}`
  }
}

/** The key is missing, or it must not be used because of how it is stored. */
export class KeyFault extends Schema.TaggedError<KeyFault>("@effect-media/cli/KeyFault")("KeyFault", sentences) {
  override get message(): string {
    return `${this.what} ${this.next}`
  }
}

/** A file cannot be read or written. */
export class FileError extends Schema.TaggedError<FileError>("@effect-media/cli/FileFault")("FileFault", sentences) {
  override get message(): string {
    return `${this.what} ${this.next}`
  }
}

/** A service that is not a vendor's cannot be used, such as a port or a database. */
export class ServiceError
  extends Schema.TaggedError<ServiceError>("@effect-media/cli/ServiceFault")("ServiceFault", sentences)
{
  override get message(): string {
    return `${this.what} ${this.next}`
  }
}

/** The errors of the command itself. */
export const Fault = Schema.Union([UsageError, KeyFault, FileError, ServiceError])
/** An error of the command itself. */
export type Fault = typeof Fault.Type
