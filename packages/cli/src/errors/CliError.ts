/**
 * What can go wrong on this side of the wire: a sentence on what happened, and one on what to do.
 */
import * as Schema from "effect/Schema"

const sentences = { what: Schema.String, next: Schema.String }

/** The command line says something that cannot be done. */
export class UsageError extends Schema.TaggedError<UsageError>("@effect-media/cli/UsageFault")(
  "UsageFault",
  sentences
) {
  override get message(): string {
    return `${this.what} ${this.next}`
  }
}

/** There is no key, or it must not be used as it is kept. */
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

/** A service that is not a vendor's cannot be used: a port, a database. */
export class ServiceError
  extends Schema.TaggedError<ServiceError>("@effect-media/cli/ServiceFault")("ServiceFault", sentences)
{
  override get message(): string {
    return `${this.what} ${this.next}`
  }
}

/** What can go wrong on this side of the wire. */
export const Fault = Schema.Union([UsageError, KeyFault, FileError, ServiceError])
/** What can go wrong on this side of the wire. */
export type Fault = typeof Fault.Type
