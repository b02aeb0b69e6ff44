import * as Arr from "effect/Array"
import * as Effect from "effect/Effect"
import * as Latch from "effect/Latch"
import * as PubSub from "effect/PubSub"
import type * as Scope from "effect/Scope"
import * as Semaphore from "effect/Semaphore"
import * as Stream from "effect/Stream"
import type { DatabaseError } from "../DatabaseError.ts"
import type { Job } from "../Job.ts"
import type { JobStoreService } from "../JobStore.ts"

/** The interval at which the table is read for changes of other processes, if there are listeners. */
const interval = "1 second"

/**
 * The number of earlier changes that are read again: if several processes write, lower numbers can appear after higher
 * ones.
 */
const lookBack = 1000

/** The number of jobs that are read at once. */
const atOnce = 500

/** Remembers the numbers of the changes that were read. */
const makeSeen = (store: JobStoreService) => {
  const seen = new Set<number>()
  let last = 0
  const numbers = Effect.suspend(() => store.changesAfter(Math.max(0, last - lookBack)))
  const note = (change: number) => {
    seen.add(change)
    last = Math.max(last, change)
  }
  return {
    note,
    fresh: Effect.map(numbers, (all) => all.filter(({ change }) => !seen.has(change))),
    forgetOld: () => {
      for (const change of seen) if (change <= last - lookBack) seen.delete(change)
    },
    startNow: Effect.gen(function*() {
      last = yield* store.lastChange
      seen.clear()
      for (const { change } of yield* numbers) note(change)
    })
  }
}

/**
 * Shares the changes of jobs with all listeners in this process. The table is read once for all of them, after each
 * change of this process and once a second, and not at all without listeners.
 */
export const makeFeed = Effect.fnUntraced(function*(store: JobStoreService) {
  const all = yield* PubSub.unbounded<Job>()
  const latches = new Map<string, Set<Latch.Latch>>()
  const isHeard = Latch.makeUnsafe(false)
  const oneAtATime = Semaphore.makeUnsafe(1).withPermit
  const seen = makeSeen(store)
  let listening = 0

  const read = oneAtATime(Effect.gen(function*() {
    const fresh = yield* seen.fresh
    for (let at = 0; at < fresh.length; at += atOnce) {
      const some = fresh.slice(at, at + atOnce)
      for (const job of yield* store.getMany(some.map(({ key }) => key))) {
        seen.note(job.change)
        yield* PubSub.publish(all, job)
      }
      // Includes rows that do not decode: a wait for such a job fails with that error.
      for (const { change, key } of some) {
        seen.note(change)
        latches.get(key)?.forEach((latch) => latch.openUnsafe())
      }
    }
    seen.forgetOld()
  }))

  yield* Effect.gen(function*() {
    yield* isHeard.await
    store.touched.closeUnsafe()
    yield* Effect.catch(
      read,
      (error) => Effect.logWarning(`Changes of jobs are not reported at the moment. ${error.message}`)
    )
    yield* Effect.timeoutOption(store.touched.await, interval)
  }).pipe(Effect.forever, Effect.forkScoped)

  const listen: Effect.Effect<void, DatabaseError, Scope.Scope> = Effect.asVoid(Effect.acquireRelease(
    oneAtATime(Effect.gen(function*() {
      if (listening === 0) yield* seen.startNow
      listening += 1
      isHeard.openUnsafe()
    })),
    () =>
      Effect.sync(() => {
        listening -= 1
        if (listening === 0) isHeard.closeUnsafe()
      })
  ))

  /** Listens to a job: each run of `next` waits for its next change. */
  const of = Effect.fnUntraced(function*(key: string) {
    const latch = Latch.makeUnsafe(false)
    yield* Effect.acquireRelease(
      Effect.sync(() => {
        const same = latches.get(key) ?? new Set()
        latches.set(key, same.add(latch))
      }),
      () =>
        Effect.sync(() => {
          const same = latches.get(key)
          same?.delete(latch)
          if (same?.size === 0) latches.delete(key)
        })
    )
    yield* listen
    return { next: Effect.andThen(latch.await, Effect.sync(() => latch.closeUnsafe())) }
  })

  const changes: Stream.Stream<Job, DatabaseError> = Stream.unwrap(Effect.gen(function*() {
    const subscription = yield* PubSub.subscribe(all)
    yield* listen
    return Stream.fromSubscription(subscription)
  }))

  /** Also emits what changed after a change before: with the numbers among which lower ones may appear later. */
  const changesSince = (change: number): Stream.Stream<Job, DatabaseError> =>
    Stream.unwrap(Effect.gen(function*() {
      const subscription = yield* PubSub.subscribe(all)
      yield* listen
      const missed = Arr.chunksOf(yield* store.changesAfter(Math.max(0, change - lookBack)), atOnce)
      return Stream.fromIterable(missed).pipe(
        Stream.flatMap((some) => Stream.fromIterableEffect(store.getMany(some.map(({ key }) => key)))),
        Stream.concat(Stream.fromSubscription(subscription))
      )
    }))

  return { of, changes, changesSince }
})
