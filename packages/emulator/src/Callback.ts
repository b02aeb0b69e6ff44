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

/** How callbacks are sent. */
export interface CallbackOptions {
  /** Signs KIE's callbacks. Without it they are unsigned, as where no key is set in the account. */
  readonly kieKey?: string | undefined
  /**
   * Carries the callbacks, to any host. Without it the in-process client sends none, and the server posts to loopback
   * addresses alone.
   */
  readonly client?: HttpClient | undefined
}

/** What is unusual about the callback of a task. */
export interface ScriptedCallback {
  /** How often it is sent, also where it was acknowledged. Default 1. */
  readonly copies?: number | undefined
  /** How long before the end of the task it comes: the status lags behind. Only for tasks that have a duration. */
  readonly early?: Duration.Input | undefined
  /** How long after the end of the task it comes. */
  readonly late?: Duration.Input | undefined
  /** With a wrong signature (KIE), or a wrong last segment of the path (APIXO, APIPod). */
  readonly forged?: boolean | undefined
  /** How old its timestamp is; negative for one from the future (KIE). */
  readonly stale?: Duration.Input | undefined
  /** Instead of the body. Text is sent as it is, anything else as JSON. */
  readonly body?: Schema.Json | undefined
}

/** A callback that was sent. */
export interface SentCallback {
  /** When, in epoch milliseconds of Effect's Clock. */
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
