/**
 * Describes one column of the fault table: the translation of neutral events to a vendor's wire format, and the service
 * under test.
 */
import {
  Poller,
  type RunError,
  type RunOptions,
  type SubmitError,
  type Succeeded,
  type TaskProvider,
  type TaskRef
} from "@effect-media/core"
import { type ProviderHttp } from "@effect-media/core/http"
import { Fault, type Outcome, type ScriptedTask, type Vendor } from "@effect-media/emulator"
import * as DateTime from "effect/DateTime"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import type * as HttpClient from "effect/http/HttpClient"
import type * as Schema from "effect/Schema"
import type * as Scope from "effect/Scope"
import { Event, type RetryAfter } from "./Event.ts"

/**
 * One API.
 *
 * - `takesKey`: true if a submit may be repeated under one idempotency key
 * - `refusesByStatus`: true if refusals are known by their HTTP status only, never by a code in HTTP 200
 * - `output`: true if the result of a task is behind a request of its own
 * - `failures`: the spellings of a failed task, and their expected decoding
 * - `cancelled`: the error tag of a cancelled task, or of the nearest equivalent
 * - `notFound`: the spellings of an unknown task
 * - `client`: the service with these options, and a job for it, with the given model if there is one
 * - `footnotes`: by case, if an equivalent replaces what the API cannot express
 */
export interface Api {
  readonly vendor: Vendor
  readonly title: string
  readonly takesKey: boolean
  readonly refusesByStatus?: boolean
  readonly output?: boolean
  readonly failures: Readonly<Record<string, Failure>>
  readonly cancelled: "TaskCancelled" | "TaskFailed"
  readonly notFound: Readonly<Record<string, Fault.Fault>>
  readonly footnotes: Readonly<Record<number, string>>
  readonly client: (
    options: ProviderHttp.ProviderOptions,
    job?: Job
  ) => Effect.Effect<Client, never, HttpClient.HttpClient | Scope.Scope>
}

/** Optional properties of a job. */
export interface Job {
  readonly model: string
  readonly prompt: string
}

/** The wire form of a failed task, and its expected decoding. */
export interface Failure {
  readonly outcome: Outcome
  readonly finalFields?: ScriptedTask["finalFields"]
  readonly failure?: ScriptedTask["failure"]
  readonly code: string
  readonly category: string
  readonly reason: string
}

/** A service with a job for it. */
export interface Client {
  readonly provider: TaskProvider<never>
  readonly submit: Effect.Effect<TaskRef, SubmitError>
  readonly run: (options: RunOptions) => Effect.Effect<Succeeded, RunError, Poller>
}

/** Combines a service and a job into a {@link Client}. */
export const client = <Request>(provider: TaskProvider<Request>, request: Request): Client => ({
  provider,
  submit: provider.submit(request),
  run: (options) => Poller.run(provider, request, options)
})

/** A sequence of events in the emulator's terms: a script of the task, and faults. */
export interface Wire {
  readonly script: ScriptedTask
  readonly faults: ReadonlyArray<Fault.ScriptedFault>
}

const days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"] as const

const httpDate = (millis: number, form: "imf" | "rfc850" | "asctime"): string => {
  const imf = DateTime.toDateUtc(DateTime.makeUnsafe(millis)).toUTCString()
  const [weekday, day = "", month = "", year = "", time = ""] = imf.split(/,? /)
  switch (form) {
    case "imf":
      return imf
    case "rfc850": {
      const long = { Sun: "Sunday", Mon: "Monday", Tue: "Tuesday", Wed: "Wednesday", Thu: "Thursday", Fri: "Friday" }
      const name = Object.entries({ ...long, Sat: "Saturday" }).find(([short]) => short === weekday)?.[1]
      return `${name}, ${day}-${month}-${year.slice(2)} ${time} GMT`
    }
    case "asctime":
      return `${days.find((name) => name === weekday)} ${month} ${day.replace(/^0/, " ")} ${time} ${year}`
  }
}

const headersOf = (retryAfter: RetryAfter | undefined, epoch: number): Readonly<Record<string, string>> =>
  retryAfter === undefined ? {} : {
    "retry-after": typeof retryAfter === "string"
      ? retryAfter
      : httpDate(dateAfter(epoch, retryAfter.at), retryAfter.form)
  }

/** Returns the first whole second at or after so many seconds from the start. */
export const dateAfter = (epoch: number, seconds: number): number => (Math.ceil(epoch / 1000) + seconds) * 1000

/** Returns true if the vendor does something other than answer the request. */
const isReplaced = (event: Event): boolean =>
  event._tag === "Refused" || event._tag === "NotFound" || event._tag === "Html" || event._tag === "Reset" ||
  (event._tag === "Hang" && event.when === "before")

/** The target of a redirected submit. */
export const elsewhere = "https://elsewhere.example/v2"

/** The text that replaces links, so that they cannot be read. */
export const noLink = "see the console"

/** Replaces every link by an object, in JSON and in JSON inside a text. */
const withoutLinks = (body: Schema.Json): Schema.Json => {
  const text = JSON.stringify(body).replaceAll(
    /(\\?")https?:[^"\\]*\\?"/g,
    (_, quote: string) => `{${quote}at${quote}:${quote}${noLink}${quote}}`
  )
  return JSON.parse(text)
}

const faultOf = (api: Api, event: Event, epoch: number): Fault.Fault | undefined =>
  Event.$match(event, {
    Pending: () => undefined,
    Done: () => undefined,
    Failed: () => undefined,
    Cancelled: () => undefined,
    Bare: () => undefined,
    Word: () => Fault.Word({ word: "daydreaming" }),
    Held: ({ retryAfter }) => Fault.Headers({ headers: headersOf(retryAfter, epoch) }),
    Refused: ({ code, place, retryAfter }) =>
      Fault.Refuse({ code, inside200: place === "body", headers: headersOf(retryAfter, epoch) }),
    NotFound: ({ spelling }) => api.notFound[spelling],
    Html: () => Fault.html502,
    Reset: ({ when }) => Fault.Reset({ when }),
    Truncated: ({ connection }) => Fault.Cut({ clean: connection === "lives" }),
    Empty: () => Fault.Empty(),
    Late: () => Fault.Delay({ by: "1 day" }),
    Hang: ({ when }) => Fault.Hang({ when }),
    Slow: () => Fault.Delay({ by: "2 seconds" }),
    Redirected: ({ status }) => Fault.Reply({ status, headers: { location: elsewhere } }),
    Encoded: ({ coding }) => Fault.Encode({ coding }),
    Garbled: () => Fault.Edit({ edit: withoutLinks })
  })

const endOf = (api: Api, event: Event | undefined): Partial<ScriptedTask> => {
  switch (event?._tag) {
    case "Done":
    case "Garbled":
      return { outcome: "success" }
    case "Failed": {
      const failure = api.failures[event.spelling]
      return { outcome: failure?.outcome, finalFields: failure?.finalFields, failure: failure?.failure }
    }
    case "Cancelled":
      return { outcome: "cancelled" }
    default:
      return {}
  }
}

const isEnd = (event: Event): boolean =>
  event._tag === "Done" || event._tag === "Garbled" || event._tag === "Failed" || event._tag === "Cancelled"

/**
 * Translates events for the emulator. Each event happens to one request in turn; the last repeats without a limit
 * unless it ends the task.
 */
export const wireOf = (
  api: Api,
  submits: ReadonlyArray<Event>,
  polls: ReadonlyArray<Event>,
  epoch: number
): Wire => {
  const { vendor } = api
  const faults: Array<Fault.ScriptedFault> = []
  for (const event of submits) {
    const fault = faultOf(api, event, epoch)
    if (fault !== undefined) faults.push({ vendor, operation: "submit", fault })
  }
  let passed = 0
  let pendingPolls = 0
  let bare = 0
  for (const [index, event] of polls.entries()) {
    const isLast = index === polls.length - 1
    const fault = faultOf(api, event, epoch)
    if (fault !== undefined && event._tag === "Garbled" && api.output === true) {
      faults.push({ vendor, operation: "output", fault, times: "forever" })
    } else if (fault !== undefined) {
      faults.push({ vendor, operation: "status", fault, skip: passed, times: isLast ? "forever" : 1 })
    } else passed += 1
    if (event._tag === "Bare") bare = isLast ? Infinity : bare + 1
    else if (!isEnd(event) && !isReplaced(event)) pendingPolls = isLast ? Infinity : pendingPolls + 1
  }
  const last = polls.at(-1)
  return {
    script: { vendor, pendingPolls, resultAfterSuccess: bare, ...endOf(api, last) },
    faults
  }
}

/** The window of an outage: 503 to every poll. */
export const outageOf = (api: Api, from: Duration.Input, until: Duration.Input): Fault.ScriptedFault => ({
  vendor: api.vendor,
  operation: "status",
  fault: Fault.Refuse({ code: 503 }),
  from: Duration.toMillis(from),
  until: Duration.toMillis(until)
})
