/**
 * Counts open fibers, sleeps and requests, at their beginning and at their end.
 */
import * as Clock from "effect/Clock"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as HttpClient from "effect/http/HttpClient"
import * as Metric from "effect/Metric"

/** The numbers of open fibers, sleeps and requests. */
export interface Open {
  fibers: number
  sleeps: number
  requests: number
}

/** Creates counters that begin at zero. */
export const make = () => {
  const open: Open = { fibers: 0, sleeps: 0, requests: 0 }

  const counted = (what: keyof Open) => <A, E, R>(effect: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
    Effect.acquireUseRelease(
      Effect.sync(() => open[what]++),
      () => effect,
      () => Effect.sync(() => open[what]--)
    )

  /** Counts the fibers that are started below. */
  const fibers: Metric.FiberRuntimeMetricsService = {
    recordFiberStart: () => {
      open.fibers++
    },
    recordFiberEnd: () => {
      open.fibers--
    }
  }

  /** Counts the sleeps of a clock. */
  const clock = (clock: Clock.Clock): Clock.Clock => ({
    currentTimeMillis: clock.currentTimeMillis,
    currentTimeMillisUnsafe: () => clock.currentTimeMillisUnsafe(),
    currentTimeNanos: clock.currentTimeNanos,
    currentTimeNanosUnsafe: () => clock.currentTimeNanosUnsafe(),
    monotonicTimeNanos: clock.monotonicTimeNanos,
    monotonicTimeNanosUnsafe: () => clock.monotonicTimeNanosUnsafe(),
    sleep: (duration) => counted("sleeps")(clock.sleep(duration))
  })

  /** Counts the requests of a client. */
  const client = (client: HttpClient.HttpClient): HttpClient.HttpClient =>
    HttpClient.transform(client, (effect) => counted("requests")(effect))

  /** Runs an effect with all of these counters. */
  const watch = <A, E, R>(effect: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
    Effect.clockWith((current) =>
      Effect.provideContext(
        effect,
        Context.make(Metric.FiberRuntimeMetrics, fibers).pipe(Context.add(Clock.Clock, clock(current)))
      )
    )

  return { open, client, watch }
}
