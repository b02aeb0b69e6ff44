import * as Clock from "effect/Clock"
import * as Deferred from "effect/Deferred"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import type * as Latch from "effect/Latch"
import type * as Scope from "effect/Scope"
import { millisOf } from "../../internal/clock.ts"
import { LastPollAt } from "../../polling/PollSchedule.ts"
import * as Handover from "../../task/Handover.ts"
import * as PriorityQueue from "./priorityQueue.ts"
import type * as Slots from "./slots.ts"

export interface Pass {
  readonly running: Slots.Slot | undefined
  readonly rates: ReadonlyArray<Slots.Slot>
}

const uncounted: Pass = { running: undefined, rates: [] }

interface Waiter {
  readonly called: Deferred.Deferred<Pass>
  pass: Pass | undefined
}

/** The requests of one kind that wait, and the slots that the first of them needs. */
export interface RequestQueue {
  readonly waiting: PriorityQueue.PriorityQueue<Waiter>
  readonly running: Slots.Slots | undefined
  readonly rates: ReadonlyArray<Slots.Slots>
}

export const makeQueue = (running: Slots.Slots | undefined, rates: ReadonlyArray<Slots.Slots>): RequestQueue => ({
  waiting: PriorityQueue.make(),
  running,
  rates
})

/**
 * Gives the requests of an account their slots. Its background work runs in `scope`.
 *
 * - `hasSharedRate`: whether submits and polls need the same rate, so that they take turns
 * - `pauseLeft`: returns the milliseconds for which no request may be sent
 * - `onFull`: called while submits wait for a running task to end
 * - `changed`: opened when a slot was given back, or a request joined an empty queue
 */
export interface Dispatcher {
  readonly scope: Scope.Scope
  readonly creates: RequestQueue
  readonly queries: RequestQueue
  readonly hasSharedRate: boolean
  readonly pauseLeft: (clock: Clock.Clock) => Effect.Effect<number>
  readonly onFull: (now: number) => Effect.Effect<void>
  readonly changed: Latch.Latch
  isActive: boolean
  last: RequestQueue
}

/** The time, in ms, after which full slots are looked at again. */
const fullCheck = 60_000

/** Runs an effect in the background of an account. */
export const inBackground = ({ scope }: Dispatcher, effect: Effect.Effect<unknown>): Effect.Effect<void> =>
  Effect.asVoid(Effect.forkIn(effect, scope))

const readyIn = ({ rates, running }: RequestQueue, now: number): number =>
  rates.reduce((ready, slots) => Math.max(ready, slots.readyIn(now)), running?.readyIn(now) ?? 0)

const release = (self: Dispatcher, { rates, running }: Pass): Effect.Effect<void> =>
  inBackground(
    self,
    Effect.forEach(running === undefined ? rates : [running, ...rates], ({ release }) => release, { discard: true })
  )

const takePass = (
  self: Dispatcher,
  { rates, running }: RequestQueue,
  clock: Clock.Clock
): Effect.Effect<Pass | undefined> =>
  running === undefined ? takeRates(self, rates, clock, uncounted) : Effect.flatMapEager(
    running.take(clock),
    (running) => running === undefined ? Effect.undefined : takeRates(self, rates, clock, { running, rates: [] })
  )

/** Takes a slot of every rate, in addition to what was taken; returns nothing if one of them has no free slot. */
const takeRates = (
  self: Dispatcher,
  rates: ReadonlyArray<Slots.Slots>,
  clock: Clock.Clock,
  taken: Pass
): Effect.Effect<Pass | undefined> => {
  const slots = rates[taken.rates.length]
  return slots === undefined ?
    Effect.succeed(taken) :
    Effect.flatMapEager(slots.take(clock), (slot) =>
      slot === undefined
        ? Effect.as(release(self, taken), undefined)
        : takeRates(self, rates, clock, { running: taken.running, rates: [...taken.rates, slot] }))
}

/** Returns the queue whose turn it is: if both need the same rate, they take turns. */
const nextQueue = ({ creates, last, queries }: Dispatcher, now: number): RequestQueue | undefined =>
  (last === queries ? [creates, queries] : [queries, creates]).find((queue) =>
    queue.waiting.size() > 0 && readyIn(queue, now) === 0
  )

/** Gives slots to the requests that wait, until none waits. */
const dispatch = (self: Dispatcher): Effect.Effect<void> =>
  Effect.gen(function*() {
    const clock = yield* Clock.Clock
    while (true) {
      self.changed.closeUnsafe()
      const queue = nextQueue(self, millisOf(clock))
      if (queue !== undefined) yield* callNext(self, queue, clock)
      else if (self.creates.waiting.size() + self.queries.waiting.size() > 0) yield* untilReady(self, clock)
      else return stop(self)
    }
  }).pipe(Effect.onError(() => Effect.sync(() => stop(self))))

const stop = (self: Dispatcher): void => {
  self.isActive = false
}

const nap = ({ changed }: Dispatcher, millis: number) =>
  Effect.timeoutOption(changed.await, Duration.millis(Math.max(1, millis)))

/** Waits until the first request of a queue may have its slots. */
const untilReady = Effect.fnUntraced(function*(self: Dispatcher, clock: Clock.Clock) {
  const { creates, onFull, queries } = self
  const now = millisOf(clock)
  const isFull = creates.waiting.size() > 0 && creates.running !== undefined && creates.running.readyIn(now) > 0
  if (isFull) yield* onFull(now)
  const waited = [creates, queries].filter(({ waiting }) => waiting.size() > 0)
  yield* nap(self, Math.min(isFull ? fullCheck : Infinity, ...waited.map((queue) => readyIn(queue, now))))
})

/** Gives the first request of a queue its slots, after a pause. */
const callNext = Effect.fnUntraced(function*(self: Dispatcher, queue: RequestQueue, clock: Clock.Clock) {
  const pause = yield* self.pauseLeft(clock)
  if (pause > 0) return yield* nap(self, pause)
  const pass = yield* takePass(self, queue, clock)
  if (pass === undefined) return
  const waiter = queue.waiting.next()
  if (waiter === undefined) return yield* release(self, pass)
  self.last = queue
  waiter.pass = pass
  Deferred.doneUnsafe(waiter.called, Effect.succeed(pass))
})

/** Waits for a turn in a queue. On an interruption the request leaves it, or gives back the slots it just got. */
export const wait = (self: Dispatcher, queue: RequestQueue, chance: number): Effect.Effect<Pass> =>
  Effect.uninterruptibleMask(Effect.fnUntraced(function*(restore) {
    const waiter: Waiter = { called: Deferred.makeUnsafe(), pass: undefined }
    const ticket = queue.waiting.join(waiter, chance)
    if (!self.isActive) {
      self.isActive = true
      yield* inBackground(self, dispatch(self))
    } else if (queue.waiting.size() === 1) self.changed.openUnsafe()
    return yield* Effect.onInterrupt(restore(Handover.waiting(Deferred.await(waiter.called))), () => {
      queue.waiting.leave(ticket)
      return waiter.pass === undefined ? Effect.void : release(self, waiter.pass)
    })
  }))

/** Lets a poll through at once if no request is before it: without a queue and without a fiber. */
export const pass = (self: Dispatcher, chance: Effect.Effect<number>): Effect.Effect<Pass> => {
  const { creates, hasSharedRate, queries: queue } = self
  const queued = Effect.flatMap(chance, (chance) => wait(self, queue, chance))
  return Effect.withFiber((fiber) => {
    const clock = fiber.getRef(Clock.Clock)
    const lastAt = fiber.getRef(LastPollAt)
    const take = Effect.suspend(() =>
      Effect.flatMapEager(takePass(self, queue, clock), (pass) => pass === undefined ? queued : Effect.succeed(pass))
    )
    const isFree = queue.waiting.size() === 0 && (!hasSharedRate || creates.waiting.size() === 0) &&
      readyIn(queue, millisOf(clock)) === 0
    // A pause may be longer than the deadline of a wait: it does not suppress the wait's last poll.
    const atLast = Effect.suspend(() => Effect.sleep(Math.max(0, lastAt - millisOf(clock)))).pipe(
      Effect.andThen(self.pauseLeft(clock)),
      Effect.flatMap((pause) => pause > 0 ? take : Effect.never)
    )
    const paused = lastAt === Infinity ? queued : Effect.raceFirst(queued, atLast)
    if (!isFree) return paused
    return Effect.flatMapEager(self.pauseLeft(clock), (pause) => pause > 0 ? paused : take)
  })
}
