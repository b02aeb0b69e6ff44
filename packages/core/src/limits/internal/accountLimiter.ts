import * as Cause from "effect/Cause"
import * as Clock from "effect/Clock"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Latch from "effect/Latch"
import * as Option from "effect/Option"
import type * as Scope from "effect/Scope"
import { millisOf } from "../../internal/clock.ts"
import type { AccountState } from "../../internal/recorder.ts"
import * as Handover from "../../task/Handover.ts"
import type { ClientRejection, StatusError, SubmitError } from "../../task/TaskError.ts"
import type { Limits, Rate } from "../../task/TaskProvider.ts"
import type { TaskRef } from "../../task/TaskRef.ts"
import type { TaskSnapshot } from "../../task/TaskSnapshot.ts"
import * as Dispatcher from "./dispatcher.ts"
import type { LimiterStore } from "./limiterStore.ts"
import * as RunningTasks from "./runningTasks.ts"
import * as Slots from "./slots.ts"
import * as SlowRequests from "./slowRequests.ts"

/** Enforces the limits of one account, and holds the requests that wait for it. */
export interface AccountLimiter {
  /** Submits when the limits allow it, and holds a slot for the running task; `ask` polls whether it has ended. */
  readonly submit: (
    submit: Effect.Effect<TaskRef, SubmitError | ClientRejection>,
    ask: (ref: TaskRef) => Effect.Effect<unknown, unknown>,
    retries: number
  ) => Effect.Effect<TaskRef, SubmitError | ClientRejection>
  /** Polls when the limits allow it; `chance` is how likely the poll is to find an end, if others wait too. */
  readonly status: (
    ref: TaskRef,
    status: Effect.Effect<TaskSnapshot, StatusError>,
    chance: Effect.Effect<number>
  ) => Effect.Effect<TaskSnapshot, StatusError>
  readonly state: Effect.Effect<AccountState>
}

/** The parts of an account's limiter. `pauseFor` pauses all requests for so many milliseconds. */
interface Account {
  readonly dispatcher: Dispatcher.Dispatcher
  readonly tasks: RunningTasks.RunningTasks
  readonly creates: SlowRequests.SlowRequests
  readonly queries: SlowRequests.SlowRequests
  readonly pauseFor: (millis: number) => Effect.Effect<void>
}

const firstPause = 1_000
const longestPause = 10 * 60_000
const longestBackoff = 30_000
/** The longest `Retry-After`, in ms, after which a submit is sent again. */
const longestRetry = 60_000

/** Creates the limiter of the account `key`. Its background work runs in `scope`. */
export const make = (store: LimiterStore, key: string, limits: Limits, scope: Scope.Scope): AccountLimiter => {
  const changed = Latch.makeUnsafe()
  const running = limits.running === undefined || !Number.isFinite(limits.running)
    ? undefined
    : Slots.make(store, `${key}/running`, Math.max(1, Math.floor(limits.running)), RunningTasks.lease, () => {
      changed.openUnsafe()
    })
  const requests = slotsOf(store, `${key}/requests`, limits.requests)
  const creates = Dispatcher.makeQueue(running, [...slotsOf(store, `${key}/creates`, limits.creates), ...requests])
  const queries = Dispatcher.makeQueue(undefined, [...slotsOf(store, `${key}/queries`, limits.queries), ...requests])
  const tasks = RunningTasks.make(scope)
  const account: Account = {
    dispatcher: {
      scope,
      creates,
      queries,
      hasSharedRate: requests.length > 0,
      pauseLeft: (clock) => store.pauseLeft(`${key}/pause`, clock),
      onFull: (now) => RunningTasks.pollUnattended(tasks, now),
      changed,
      isActive: false,
      last: queries
    },
    tasks,
    creates: SlowRequests.make(scope),
    queries: SlowRequests.make(scope),
    pauseFor: (millis) => store.pause(`${key}/pause`, millis)
  }
  return {
    submit: (effect, ask, retries) => submit(account, effect, ask, retries),
    status: (ref, effect, chance) => status(account, ref, effect, chance),
    state: Effect.suspend(() => stateOf(account, running))
  }
}

const slotsOf = (store: LimiterStore, key: string, rate: Rate | undefined): ReadonlyArray<Slots.Slots> =>
  rate === undefined || !Number.isFinite(rate.limit)
    ? []
    : [Slots.make(
      store,
      key,
      Math.max(1, Math.floor(rate.limit)),
      Duration.toMillis(rate.window) + SlowRequests.margin
    )]

const submit = (
  account: Account,
  submit: Effect.Effect<TaskRef, SubmitError | ClientRejection>,
  ask: (ref: TaskRef) => Effect.Effect<unknown, unknown>,
  retries: number
): Effect.Effect<TaskRef, SubmitError | ClientRejection> =>
  Effect.uninterruptibleMask(Effect.fnUntraced(function*(restore) {
    const { creates, dispatcher, tasks } = account
    for (let attempt = 0;; attempt++) {
      const pass = yield* restore(Dispatcher.wait(dispatcher, dispatcher.creates, attempt === 0 ? 0 : 1))
      const pause = Math.min(longestBackoff, firstPause * 2 ** attempt)
      const exit = yield* Effect.exit(restore(request(account, creates, pass, submit, pause)))
      if (Exit.isSuccess(exit)) {
        if (pass.running !== undefined) yield* RunningTasks.add(tasks, exit.value, pass.running, ask(exit.value))
        return exit.value
      }
      if (pass.running !== undefined && !mayRun(exit)) yield* Dispatcher.inBackground(dispatcher, pass.running.release)
      if (attempt >= retries || !isWorthAnother(exit)) return yield* exit
    }
  }))

const status = (
  account: Account,
  ref: TaskRef,
  status: Effect.Effect<TaskSnapshot, StatusError>,
  chance: Effect.Effect<number>
): Effect.Effect<TaskSnapshot, StatusError> =>
  Effect.flatMap(Dispatcher.pass(account.dispatcher, chance), (pass) => {
    const asked = request(account, account.queries, pass, status, firstPause)
    return RunningTasks.isEmpty(account.tasks)
      ? asked
      : Effect.onExit(asked, (exit) => RunningTasks.seen(account.tasks, ref.id, exit))
  })

/** Makes a request and learns from its outcome; `pause` (ms) is used if a refusal gives no pause. */
const request = <A, E extends StatusError | SubmitError | ClientRejection>(
  account: Account,
  slow: SlowRequests.SlowRequests,
  { rates }: Dispatcher.Pass,
  effect: Effect.Effect<A, E>,
  pause: number
): Effect.Effect<A, E> =>
  Clock.clockWith((clock) => {
    const begun = millisOf(clock)
    return Effect.onExit(effect, (exit) => {
      const prolonged = rates.length === 0 ? Effect.void : SlowRequests.prolong(slow, rates, begun, millisOf(clock))
      return Exit.isSuccess(exit) ? prolonged : Effect.andThen(applyRetryAfter(account, exit.cause, pause), prolonged)
    })
  })

/** Pauses all requests if one was rate limited. */
const applyRetryAfter = (
  { pauseFor }: Account,
  cause: Cause.Cause<StatusError | SubmitError | ClientRejection>,
  pause: number
): Effect.Effect<void> => {
  const error = Option.getOrUndefined(Cause.findErrorOption(cause))
  if (error?._tag !== "RateLimited") return Effect.void
  const asked = error.retryAfter === undefined ? 0 : Duration.toMillis(error.retryAfter)
  return pauseFor(Math.min(longestPause, asked > 0 ? asked : pause))
}

/** Returns whether a job may exist although its submit returned no handle. */
const mayRun = (exit: Exit.Exit<TaskRef, SubmitError | ClientRejection>): boolean =>
  Exit.isFailure(exit) && !Handover.isUnsent(exit.cause) &&
  exit.cause.reasons.some((reason) =>
    Cause.isInterruptReason(reason) || (Cause.isFailReason(reason) && reason.error._tag === "SubmitOutcomeUnknown")
  )

/** Returns whether a submit was refused unread, for a pause that is short enough to wait for. */
const isWorthAnother = (exit: Exit.Exit<TaskRef, SubmitError | ClientRejection>): boolean =>
  Exit.isFailure(exit) &&
  exit.cause.reasons.every((reason) =>
    Cause.isFailReason(reason) && reason.error._tag === "RateLimited" &&
    (reason.error.retryAfter === undefined || Duration.toMillis(reason.error.retryAfter) <= longestRetry)
  )

const stateOf = Effect.fnUntraced(function*({ dispatcher }: Account, running: Slots.Slots | undefined) {
  const clock = yield* Clock.Clock
  const now = millisOf(clock)
  return {
    creates: dispatcher.creates.waiting.size(),
    queries: dispatcher.queries.waiting.size(),
    running: running?.taken(now) ?? 0,
    pause: Duration.millis(yield* dispatcher.pauseLeft(clock))
  }
})
