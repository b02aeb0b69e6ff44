/**
 * Sends callbacks as the vendors do, when a task ends that was submitted with a callback URL.
 *
 * | vendor | body | acknowledged by | tries |
 * |---|---|---|---|
 * | KIE | recordInfo's envelope, code 501 if the task failed; signed if a key is set | nothing is documented | 1 |
 * | APIXO | statusTask's envelope | 200 within 30 s | 4, the second after 30 s |
 * | APIPod | a flat record with ISO-8601 times, on completed and failed | any 2xx | 5 |
 *
 * If no pause is documented it is twice the previous one; APIPod's first pause is 10 s.
 */
import type * as Duration from "effect/Duration"
import type { HttpClient } from "effect/http/HttpClient"
import type * as Schema from "effect/Schema"
import type { Vendor } from "./Wire.ts"

/** Options for sending callbacks. */
export interface CallbackOptions {
  /** Signs KIE's callbacks. Without it they are unsigned, as if no key is set in the account. */
  readonly kieKey?: string | undefined
  /**
   * Sends the callbacks, to any host. Without it the in-process client sends none, and the server posts to loopback
   * addresses only.
   */
  readonly client?: HttpClient | undefined
}

/** Deviations of one task's callback from the vendor's usual one. */
export interface ScriptedCallback {
  /** The number of deliveries, even if acknowledged. Default 1. */
  readonly copies?: number | undefined
  /**
   * The time by which the callback precedes the end of the task, so that the status is behind. Only for tasks with a
   * duration.
   */
  readonly early?: Duration.Input | undefined
  /** The delay after the end of the task. */
  readonly late?: Duration.Input | undefined
  /** Sends a wrong signature (KIE), or a wrong last segment of the path (APIXO, APIPod). */
  readonly forged?: boolean | undefined
  /** The age of its timestamp; negative for a timestamp in the future (KIE). */
  readonly stale?: Duration.Input | undefined
  /** Replaces the body. Text is sent as it is, anything else as JSON. */
  readonly body?: Schema.Json | undefined
}

/** A callback that was sent. */
export interface SentCallback {
  /** The time, in epoch milliseconds of Effect's Clock. */
  readonly at: number
  readonly vendor: Vendor
  readonly taskId: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  /** The body's text. */
  readonly body: string
  /** The number of the try, from 1. */
  readonly attempt: number
  /** The status of the answer; `undefined` while there is no answer, and if none came. */
  readonly status: number | undefined
}
