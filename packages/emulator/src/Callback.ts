/**
 * Callbacks as the vendors send them when a task ends that was submitted with a callback URL.
 *
 * | vendor | what is sent | acknowledged by | tries |
 * |---|---|---|---|
 * | KIE | recordInfo's envelope, code 501 where the task failed; signed where a key is set | nothing is documented | 1 |
 * | APIXO | statusTask's envelope | 200 within 30 s | 4, the second after 30 s |
 * | APIPod | a flat record with ISO-8601 times, on completed and failed | any 2xx | 5 |
 *
 * Where no pause is documented it is the one before, doubled; APIPod's first is 10 s.
 */
import type * as Duration from "effect/Duration"
import type { HttpClient } from "effect/http/HttpClient"
import type * as Schema from "effect/Schema"
import type { Vendor } from "./Wire.ts"

/** Options for sending callbacks. */
export interface CallbackOptions {
  /** Signs KIE's callbacks. Without it they are unsigned, as where no key is set in the account. */
  readonly kieKey?: string | undefined
  /**
   * Carries the callbacks, to any host. Without it the in-process client sends none, and the server posts to loopback
   * addresses alone.
   */
  readonly client?: HttpClient | undefined
}

/** Deviations of one task's callback from the vendor's usual one. */
export interface ScriptedCallback {
  /** The number of deliveries, even if acknowledged. Default 1. */
  readonly copies?: number | undefined
  /** The time by which it precedes the end of the task, so that the status lags. Only for tasks with a duration. */
  readonly early?: Duration.Input | undefined
  /** The delay after the end of the task. */
  readonly late?: Duration.Input | undefined
  /** With a wrong signature (KIE), or a wrong last segment of the path (APIXO, APIPod). */
  readonly forged?: boolean | undefined
  /** The age of its timestamp; negative for a timestamp in the future (KIE). */
  readonly stale?: Duration.Input | undefined
  /** Instead of the body. Text is sent as it is, anything else as JSON. */
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
  /** The first, the second, … try. */
  readonly attempt: number
  /** The status answered; `undefined` while there is no answer, and where none came. */
  readonly status: number | undefined
}
