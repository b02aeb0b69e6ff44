import {
  AssetStore,
  Poller,
  type RunError,
  type SaveError,
  type StatusError,
  type SubmitError,
  type TaskProvider,
  type TaskRef,
  type UnsupportedRequest,
  type WaitError
} from "@effect-media/core"
import * as Effect from "effect/Effect"

/** Compiles only if the error channel is empty. */
const isExhausted = <A>(_: Effect.Effect<A, never, never>): void => undefined

declare const provider: TaskProvider<{ readonly prompt: string }>
declare const wrapper: TaskProvider<{ readonly prompt: string }, SubmitError | UnsupportedRequest>
declare const ref: TaskRef
declare const task: Effect.Success<ReturnType<typeof Poller.wait>>

const tag = <E extends { readonly _tag: string }>(error: E): Effect.Effect<string> => Effect.succeed(error._tag)

const submit = provider.submit({ prompt: "a boat" })
const submitHandlers = {
  SubmitOutcomeUnknown: tag,
  RateLimited: tag,
  Unauthorized: tag,
  Forbidden: tag,
  InsufficientCredits: tag,
  InvalidRequest: tag,
  ProviderUnavailable: tag
} satisfies Record<SubmitError["_tag"], typeof tag>
isExhausted(Effect.catchTags(submit, submitHandlers))

const status = provider.status(ref)
const statusHandlers = {
  TaskNotFound: tag,
  RateLimited: tag,
  Unauthorized: tag,
  Forbidden: tag,
  InsufficientCredits: tag,
  InvalidRequest: tag,
  ProviderUnavailable: tag,
  MalformedResponse: tag,
  InvalidTaskRef: tag
} satisfies Record<StatusError["_tag"], typeof tag>
isExhausted(Effect.catchTags(status, statusHandlers))

const wait = Effect.provide(Poller.wait(provider, ref), Poller.layer)
const waitHandlers = {
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
} satisfies Record<WaitError["_tag"], typeof tag>
isExhausted(Effect.catchTags(wait, waitHandlers))

const run = Effect.provide(Poller.run(provider, { prompt: "a boat" }), Poller.layer)
const runHandlers = { ...submitHandlers, ...waitHandlers } satisfies Record<RunError["_tag"], typeof tag>
isExhausted(Effect.catchTags(run, runHandlers))

/** A run keeps the errors of a wrapping provider, and adds no others. */
const wrapped = Effect.provide(Poller.run(wrapper, { prompt: "a boat" }), Poller.layer)
const wrappedHandlers = { ...runHandlers, UnsupportedRequest: tag }
isExhausted(Effect.catchTags(wrapped, wrappedHandlers))
const wrappedWait = Effect.provide(Poller.wait(wrapper, ref), Poller.layer)
isExhausted(Effect.catchTags(wrappedWait, waitHandlers))

const save = AssetStore.save(task)
const saveHandlers = { AssetError: tag, InvalidTaskRef: tag } satisfies Record<SaveError["_tag"], typeof tag>
const saved: Effect.Effect<unknown, never, AssetStore> = Effect.catchTags(save, saveHandlers)

type Is<A, B> = [A] extends [B] ? [B] extends [A] ? true : false : false

/** Asserts that no union is too wide: a wait never ends with a rate limit, a submit never with a timeout. */
export const unions: [
  Is<Effect.Error<typeof submit>, SubmitError>,
  Is<Effect.Error<typeof status>, StatusError>,
  Is<Effect.Error<typeof wait>, WaitError>,
  Is<Effect.Error<typeof run>, RunError>,
  Is<Effect.Error<typeof wrapped>, RunError | UnsupportedRequest>,
  Is<Effect.Error<typeof save>, SaveError>,
  Is<Extract<WaitError, { readonly _tag: "RateLimited" | "ProviderUnavailable" }>, never>,
  Is<Extract<SubmitError, { readonly _tag: "WaitTimeout" | "MalformedResponse" }>, never>
] = [true, true, true, true, true, true, true, true]

// @ts-expect-error a request has to fit its provider
export const misfit = provider.submit({})

export { saved }
