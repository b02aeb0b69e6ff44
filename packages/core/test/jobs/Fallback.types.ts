import {
  type ClientRejection,
  Poller,
  type RunError,
  type SubmitOutcomeUnknown,
  type TaskProvider
} from "@effect-media/core"
import { Fallback } from "@effect-media/core/jobs"
import * as Effect from "effect/Effect"

declare const provider: TaskProvider<{ readonly prompt: string }>

const attempt = Fallback.attempt(provider, { prompt: "a boat" })
const run = Effect.provide(Fallback.run([attempt], { deadline: "1 minute" }), Poller.layer)
const chosen = Effect.provide(Fallback.run([attempt], { shouldFallback: () => false }), Poller.layer)

/** Compiles only if the error channel is empty. */
const isExhausted = <A>(_: Effect.Effect<A, never, never>): void => undefined

const tag = <E extends { readonly _tag: string }>(error: E): Effect.Effect<string> => Effect.succeed(error._tag)

const handlers = {
  FallbackFailed: tag,
  SubmitOutcomeUnknown: tag,
  TaskFailed: tag,
  TaskCancelled: tag,
  TaskNotFound: tag,
  WaitTimeout: tag,
  ResultMissing: tag,
  Unauthorized: tag,
  Forbidden: tag,
  InsufficientCredits: tag,
  InvalidRequest: tag,
  InvalidTaskRef: tag,
  MalformedResponse: tag
} satisfies Record<Fallback.FallbackError["_tag"], typeof tag>
isExhausted(Effect.catchTags(run, handlers))

type Is<A, B> = [A] extends [B] ? [B] extends [A] ? true : false : false
type Doubtful = SubmitOutcomeUnknown["_tag"] | "WaitTimeout" | "MalformedResponse" | "InvalidTaskRef"

/** Asserts that, by default, rate limits are only in `FallbackFailed`, and that a job that may run allows no new attempt. */
export const unions: [
  Is<Effect.Error<typeof run>, Fallback.FallbackError>,
  Is<Effect.Error<typeof chosen>, Fallback.FallbackFailed | RunError | ClientRejection>,
  Is<Extract<Fallback.FallbackError, { readonly _tag: "RateLimited" | "ProviderUnavailable" }>, never>,
  Is<Extract<Fallback.AttemptError, { readonly _tag: Doubtful }>, never>,
  Is<Exclude<(RunError | ClientRejection)["_tag"], Doubtful>, Fallback.AttemptError["_tag"]>
] = [true, true, true, true, true]

// @ts-expect-error there is at least one attempt
export const none = Fallback.run([])

// @ts-expect-error a request has to fit its provider
export const misfit = Fallback.attempt(provider, { text: "a boat" })

/** A function that takes any provider calls the poller's service. */
export const any = <Request>(provider: TaskProvider<Request>, request: Request) =>
  Poller.use((poller) => poller.run(provider, request))

/** Requests of a provider without typed models are checked against its own type. */
export const plain = [
  Poller.run(provider, { prompt: "a boat" }),
  // @ts-expect-error the field has another name
  Poller.run(provider, { promt: "a boat" })
]
