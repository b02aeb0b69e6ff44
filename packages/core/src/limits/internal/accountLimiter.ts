import * as Cause from "effect/Cause"
import * as Clock from "effect/Clock"
import * as Deferred from "effect/Deferred"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Latch from "effect/Latch"
import * as Option from "effect/Option"
import type * as Scope from "effect/Scope"
import { millisOf, monotonic } from "../../internal/clock.ts"
import type { AccountState } from "../../internal/recorder.ts"
import { LastPollAt } from "../../polling/PollSchedule.ts"
import * as Handover from "../../task/Handover.ts"
import type { ClientRejection, StatusError, SubmitError } from "../../task/TaskError.ts"
import type { Limits, Rate } from "../../task/TaskProvider.ts"
import type { TaskRef } from "../../task/TaskRef.ts"
import type { TaskSnapshot } from "../../task/TaskSnapshot.ts"
import type { LimiterStore } from "./limiterStore.ts"
import * as PriorityQueue from "./priorityQueue.ts"
import * as Slots from "./slots.ts"

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

/** The slots that allow one request. */
interface Pass {
  readonly running: Slots.Slot | undefined
  readonly rates: ReadonlyArray<Slots.Slot>
}

const uncounted: Pass = { running: undefined, rates: [] }

interface Waiter {
  readonly called: Deferred.Deferred<Pass>
  pass: Pass | undefined
}

/** A queue, and the slots that its first request needs. */
interface Counter {
  readonly queue: PriorityQueue.PriorityQueue<Waiter>
  readonly running: Slots.Slots | undefined
  readonly rates: ReadonlyArray<Slots.Slots>
  /** The time of the first answer, the number of requests since then, and the duration of a fast one, in ms. */
  warmAt: number | undefined
  warm: number
  fastest: number
  /** The fastest of the requests that were counted since `fastest` was last reset. */
  recent: number
}

/** A task that holds a slot, and the time of its last poll. */
interface Held {
  readonly slot: Slots.Slot
  readonly ask: Effect.Effect<unknown, unknown>
  readonly since: number
  askedAt: number
  renewedAt: number
}

/** The time, in ms, that a slot is kept beyond its window: the least difference between two paths to a vendor. */
const margin = 20
/** The number of requests after which the duration of a fast one is known. */
const enoughWarm = 20
/**
 * The number of requests after which the previous fastest one is forgotten, so that a vendor that becomes slower is not
 * mistaken for a slow network. A shorter series of slow requests, for example on a busy machine, changes nothing.
 */
const memory = 100
/** The time, in ms, that a slot is held for a task that is no longer polled, or for a submit of unknown outcome. */
const lease = 10 * 60_000
/** The time, in ms, after which a task that no wait polls is polled from here, if others wait for its slot. */
const unattended = 60_000
/** The time after its submit, in ms, after which a task that the vendor does not know counts as ended. */
const unknownGrace = 60_000
const firstPause = 1_000
const longestPause = 10 * 60_000
const longestBackoff = 30_000
/** The longest `Retry-After`, in ms, after which a submit is sent again. */
const longestRetry = 60_000

const counterOf = (running: Slots.Slots | undefined, rates: ReadonlyArray<Slots.Slots>): Counter => ({
  queue: PriorityQueue.make(),
  running,
  rates,
  warmAt: undefined,
  warm: 0,
  fastest: Infinity,
  recent: Infinity
})

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

const slotsOf = (store: LimiterStore, key: string, rate: Rate | undefined): ReadonlyArray<Slots.Slots> =>
  rate === undefined || !Number.isFinite(rate.limit)
    ? []
    : [Slots.make(store, key, Math.max(1, Math.floor(rate.limit)), Duration.toMillis(rate.window) + margin)]

/** Creates the limiter of the account `key`. Its background work runs in `scope`. */
export const make = (store: LimiterStore, key: string, limits: Limits, scope: Scope.Scope): AccountLimiter => {
  const latch = Latch.makeUnsafe()
  const wake = () => {
    latch.openUnsafe()
  }
  const running = limits.running === undefined || !Number.isFinite(limits.running)
    ? undefined
    : Slots.make(store, `${key}/running`, Math.max(1, Math.floor(limits.running)), lease, wake)
  const requests = slotsOf(store, `${key}/requests`, limits.requests)
  const creates = counterOf(running, [...slotsOf(store, `${key}/creates`, limits.creates), ...requests])
  const queries = counterOf(undefined, [...slotsOf(store, `${key}/queries`, limits.queries), ...requests])
  const pauseLeft = (clock: Clock.Clock) => store.pauseLeft(`${key}/pause`, clock)
  const held = new Map<string, Held>()
  let serving = false
  let last = queries

  const inBackground = (effect: Effect.Effect<unknown>) => Effect.asVoid(Effect.forkIn(effect, scope))

  const readyIn = (counter: Counter, now: number): number =>
    counter.rates.reduce((ready, slots) => Math.max(ready, slots.readyIn(now)), counter.running?.readyIn(now) ?? 0)

  const release = ({ rates, running }: Pass) =>
    inBackground(
      Effect.forEach(running === undefined ? rates : [running, ...rates], ({ release }) => release, { discard: true })
    )

  const takePass = ({ rates, running }: Counter, clock: Clock.Clock): Effect.Effect<Pass | undefined> =>
    running === undefined ? takeRates(rates, clock, uncounted) : Effect.flatMapEager(
      running.take(clock),
      (running) => running === undefined ? Effect.undefined : takeRates(rates, clock, { running, rates: [] })
    )

  /** Takes a slot of every rate, in addition to what was taken; returns nothing if one of them has no free slot. */
  const takeRates = (
    rates: ReadonlyArray<Slots.Slots>,
    clock: Clock.Clock,
    taken: Pass
  ): Effect.Effect<Pass | undefined> => {
    const slots = rates[taken.rates.length]
    return slots === undefined ?
      Effect.succeed(taken) :
      Effect.flatMapEager(slots.take(clock), (slot) =>
        slot === undefined
          ? Effect.as(release(taken), undefined)
          : takeRates(rates, clock, { running: taken.running, rates: [...taken.rates, slot] }))
  }

  /** Returns the queue whose turn it is: if both need the same rate, they take turns. */
  const nextCounter = (now: number): Counter | undefined =>
    (last === queries ? [creates, queries] : [queries, creates]).find((counter) =>
      counter.queue.size() > 0 && readyIn(counter, now) === 0
    )

  /** Polls tasks whose slots others wait for and that no wait polls: their waits have ended, or are slow. */
  const pollUnattended = (now: number) =>
    Effect.forEach(held.values(), (task) => {
      if (now - task.askedAt < unattended) return Effect.void
      task.askedAt = now
      return inBackground(Effect.ignoreCause(task.ask))
    }, { discard: true })

  /** Serves the queues as long as requests wait. */
  const dispatch = Effect.gen(function*() {
    const clock = yield* Clock.Clock
    while (true) {
      latch.closeUnsafe()
      const nap = (millis: number) => Effect.timeoutOption(latch.await, Duration.millis(Math.max(1, millis)))
      const now = millisOf(clock)
      const counter = nextCounter(now)
      if (counter === undefined) {
        const waited = [creates, queries].filter(({ queue: line }) => line.size() > 0)
        if (waited.length === 0) {
          serving = false
          return
        }
        const isFull = creates.queue.size() > 0 && running !== undefined && running.readyIn(now) > 0
        if (isFull) yield* pollUnattended(now)
        yield* nap(Math.min(isFull ? unattended : Infinity, ...waited.map((counter) => readyIn(counter, now))))
        continue
      }
      const pause = yield* pauseLeft(clock)
      if (pause > 0) {
        yield* nap(pause)
        continue
      }
      const pass = yield* takePass(counter, clock)
      if (pass === undefined) continue
      const waiter = counter.queue.next()
      if (waiter === undefined) {
        yield* release(pass)
        continue
      }
      last = counter
      waiter.pass = pass
      Deferred.doneUnsafe(waiter.called, Effect.succeed(pass))
    }
  }).pipe(
    Effect.onError(() =>
      Effect.sync(() => {
        serving = false
      })
    )
  )

  /** Waits for a turn in a queue. On an interruption the request leaves it, or gives back the slots it just got. */
  const wait = (counter: Counter, chance: number): Effect.Effect<Pass> =>
    Effect.uninterruptibleMask(Effect.fnUntraced(function*(restore) {
      const waiter: Waiter = { called: Deferred.makeUnsafe(), pass: undefined }
      const ticket = counter.queue.join(waiter, chance)
      if (!serving) {
        serving = true
        yield* inBackground(dispatch)
      } else if (counter.queue.size() === 1) wake()
      return yield* Effect.onInterrupt(restore(Handover.waiting(Deferred.await(waiter.called))), () => {
        counter.queue.leave(ticket)
        return waiter.pass === undefined ? Effect.void : release(waiter.pass)
      })
    }))

  /** Lets a poll through at once if no request is before it: without a queue and without a fiber. */
  const pass = (counter: Counter, chance: Effect.Effect<number>): Effect.Effect<Pass> => {
    const queue = Effect.suspend(() => Effect.flatMap(chance, (chance) => wait(counter, chance)))
    return Effect.withFiber((fiber) => {
      const clock = fiber.getRef(Clock.Clock)
      const lastAt = fiber.getRef(LastPollAt)
      const take = Effect.suspend(() =>
        Effect.flatMapEager(takePass(counter, clock), (pass) => pass === undefined ? queue : Effect.succeed(pass))
      )
      const isFree = counter.queue.size() === 0 && (requests.length === 0 || creates.queue.size() === 0) &&
        readyIn(counter, millisOf(clock)) === 0
      // A pause may be longer than the deadline of a wait: it does not suppress the wait's last poll.
      const atLast = Effect.suspend(() => Effect.sleep(Math.max(0, lastAt - millisOf(clock)))).pipe(
        Effect.andThen(pauseLeft(clock)),
        Effect.flatMap((pause) => pause > 0 ? take : Effect.never)
      )
      const queued = lastAt === Infinity ? queue : Effect.raceFirst(queue, atLast)
      if (!isFree) return queued
      return Effect.flatMapEager(pauseLeft(clock), (pause) => pause > 0 ? queued : take)
    })
  }

  /**
   * Keeps the slots of a slow request longer: it may have reached the vendor late, and a later fast one must not come
   * within the same window of the vendor. The fastest request since the connections are warm limits how late that can
   * be.
   */
  const prolongSlow = (counter: Counter, { rates }: Pass, begun: number, now: number): Effect.Effect<void> => {
    const took = now - begun
    if (counter.warmAt === undefined) counter.warmAt = now
    else if (begun >= counter.warmAt) {
      counter.warm += 1
      counter.recent = Math.min(counter.recent, took)
      counter.fastest = Math.min(counter.fastest, took)
      if (counter.warm % memory === 0) {
        counter.fastest = counter.recent
        counter.recent = Infinity
      }
    }
    const fast = margin + (counter.warm >= enoughWarm ? counter.fastest : 0)
    const slow = rates.filter(({ takenAt }) => now - takenAt > fast)
    if (slow.length === 0) return Effect.void
    const prolonged = Effect.forEach(slow, (slot) => slot.prolong(now - slot.takenAt - fast), { discard: true })
    // A slot whose window is over may be taken by any process until this is done.
    return slow.some((slot) => slot.isOver(now)) ? prolonged : inBackground(prolonged)
  }

  /** Makes a request and learns from its outcome; `pause` (ms) is used if a refusal gives no pause. */
  const request = <A, E extends StatusError | SubmitError | ClientRejection>(
    counter: Counter,
    pass: Pass,
    effect: Effect.Effect<A, E>,
    pause: number
  ): Effect.Effect<A, E> =>
    Clock.clockWith((clock) => {
      const begun = millisOf(clock)
      return Effect.onExit(effect, (exit) => {
        const settled = pass.rates.length === 0 ? Effect.void : prolongSlow(counter, pass, begun, millisOf(clock))
        return Exit.isSuccess(exit) ? settled : Effect.andThen(applyRetryAfter(exit.cause, pause), settled)
      })
    })

  /** Pauses all requests if one was rate limited. */
  const applyRetryAfter = (
    cause: Cause.Cause<StatusError | SubmitError | ClientRejection>,
    pause: number
  ): Effect.Effect<void> => {
    const error = Option.getOrUndefined(Cause.findErrorOption(cause))
    if (error?._tag !== "RateLimited") return Effect.void
    const asked = error.retryAfter === undefined ? 0 : Duration.toMillis(error.retryAfter)
    return store.pause(`${key}/pause`, Math.min(longestPause, asked > 0 ? asked : pause))
  }

  const free = (id: string): Effect.Effect<void> => {
    const task = held.get(id)
    if (task === undefined) return Effect.void
    held.delete(id)
    return inBackground(task.slot.release)
  }

  const seen = (id: string, exit: Exit.Exit<TaskSnapshot, StatusError>): Effect.Effect<void> => {
    const task = held.get(id)
    if (task === undefined) return Effect.void
    return Effect.flatMap(monotonic, (now) => {
      task.askedAt = now
      if (Exit.isFailure(exit)) {
        const isUnknown = exit.cause.reasons.some((reason) =>
          Cause.isFailReason(reason) && reason.error._tag === "TaskNotFound"
        )
        return isUnknown && now - task.since >= unknownGrace ? free(id) : Effect.void
      }
      if (exit.value._tag !== "Queued" && exit.value._tag !== "Running") return free(id)
      if (now - task.renewedAt < lease / 2) return Effect.void
      task.renewedAt = now
      return inBackground(task.slot.renew)
    })
  }

  const submit: AccountLimiter["submit"] = (submit, ask, retries) =>
    Effect.uninterruptibleMask(Effect.fnUntraced(function*(restore) {
      for (let attempt = 0;; attempt++) {
        const pass = yield* restore(wait(creates, attempt === 0 ? 0 : 1))
        const pause = Math.min(longestBackoff, firstPause * 2 ** attempt)
        const exit = yield* Effect.exit(restore(request(creates, pass, submit, pause)))
        if (Exit.isSuccess(exit)) {
          const now = yield* monotonic
          if (pass.running !== undefined) {
            const ref = exit.value
            for (const [id, { renewedAt }] of held) {
              if (now - renewedAt >= lease) held.delete(id)
            }
            held.set(ref.id, { slot: pass.running, ask: ask(ref), since: now, askedAt: now, renewedAt: now })
          }
          return exit.value
        }
        if (pass.running !== undefined && !mayRun(exit)) yield* inBackground(pass.running.release)
        if (attempt >= retries || !isWorthAnother(exit)) return yield* exit
      }
    }))

  const status: AccountLimiter["status"] = (ref, status, chance) =>
    Effect.flatMap(pass(queries, chance), (pass) => {
      const asked = request(queries, pass, status, firstPause)
      return held.size === 0 ? asked : Effect.onExit(asked, (exit) => seen(ref.id, exit))
    })

  const state = Effect.gen(function*() {
    const clock = yield* Clock.Clock
    const now = millisOf(clock)
    return {
      creates: creates.queue.size(),
      queries: queries.queue.size(),
      running: running?.taken(now) ?? 0,
      pause: Duration.millis(yield* pauseLeft(clock))
    }
  })

  return { submit, status, state }
}
