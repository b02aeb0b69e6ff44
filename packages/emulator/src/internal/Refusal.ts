/**
 * Defines the immediate refusal of a request.
 */
import * as Data from "effect/Data"

/** The reason for an immediate refusal. */
export type Reason =
  | "Unauthorized"
  | "InvalidRequest"
  | "InsufficientCredits"
  | "NotFound"
  | "TooManyRequests"

/** An immediate refusal, for which the vendor's dialect supplies the body. */
export class Refusal extends Data.TaggedError("Refusal")<{
  readonly reason: Reason
  /** Replaces the vendor's usual code for the reason. */
  readonly code?: number | undefined
  /** Replaces the vendor's usual machine code. */
  readonly word?: string | undefined
  /** Replaces the vendor's usual message. */
  readonly text?: string | undefined
  /** The requested pause, if the vendor sends one. */
  readonly retryAfterSeconds?: number | undefined
}> {}
