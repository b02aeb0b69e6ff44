/**
 * Provides a handler for every error of every operation, for type tests: the tables compile with `Effect.catchTags`
 * only if they name every possible error, and no other.
 */
import type { ReadError, RunError, StatusError, SubmitError, WaitError } from "@effect-media/core"
import * as Effect from "effect/Effect"

/** Compiles only if the error channel is empty and no service is required. */
export const isExhausted = <A>(_: Effect.Effect<A>): void => undefined

/** Handles an error by returning its tag. */
export const tag = <E extends { readonly _tag: string }>(error: E): Effect.Effect<string> => Effect.succeed(error._tag)

const stays = {
  Unauthorized: tag,
  Forbidden: tag,
  InsufficientCredits: tag,
  InvalidRequest: tag
}

const refusals = { ...stays, RateLimited: tag, ProviderUnavailable: tag }

/** The handlers for a query about the account. */
export const readHandlers = { ...refusals, MalformedResponse: tag } satisfies Record<ReadError["_tag"], typeof tag>

/** The handlers for a query about a task. */
export const statusHandlers = { ...readHandlers, TaskNotFound: tag, InvalidTaskRef: tag } satisfies Record<
  StatusError["_tag"],
  typeof tag
>

/** The handlers for a submit. */
export const submitHandlers = { ...refusals, SubmitOutcomeUnknown: tag } satisfies Record<
  SubmitError["_tag"],
  typeof tag
>

const waitHandlers = {
  ...stays,
  TaskFailed: tag,
  TaskCancelled: tag,
  TaskNotFound: tag,
  WaitTimeout: tag,
  ResultMissing: tag,
  InvalidTaskRef: tag,
  MalformedResponse: tag
} satisfies Record<WaitError["_tag"], typeof tag>

/** The handlers for a submit and the wait after it. */
export const runHandlers = { ...submitHandlers, ...waitHandlers } satisfies Record<RunError["_tag"], typeof tag>
