/**
 * What is open: fibers, sleeps and requests, each counted where it begins and where it ends.
 */
import * as Clock from "effect/Clock"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as HttpClient from "effect/http/HttpClient"
import * as Metric from "effect/Metric"

/** What is open now. */
export interface Open {
  fibers: number
  sleeps: number
  requests: number
}

/** Counts, from nothing. */
export const make = () => {
  const open: Open = { fibers: 0, sleeps: 0, requests: 0 }

  const counted = (what: keyof Open) => <A, E, R>(effect: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
    Effect.acquireUseRelease(
      Effect.sync(() => open[what]++),
      () => effect,
      () => Effect.sync(() => open[what]--)
    )

  /** The fibers that are started below. */
  const fibers: Metric.FiberRuntimeMetricsService = {
    recordFiberStart: () => {
      open.fibers++
    },
    recordFiberEnd: () => {
      open.fibers--
    }
  }

  /** A clock whose sleeps are counted. */
  const clock = (clock: Clock.Clock): Clock.Clock => ({
    currentTimeMillis: clock.currentTimeMillis,
    currentTimeMillisUnsafe: () => clock.currentTimeMillisUnsafe(),
    currentTimeNanos: clock.currentTimeNanos,
    currentTimeNanosUnsafe: () => clock.currentTimeNanosUnsafe(),
    monotonicTimeNanos: clock.monotonicTimeNanos,
    monotonicTimeNanosUnsafe: () => clock.monotonicTimeNanosUnsafe(),
    sleep: (duration) => counted("sleeps")(clock.sleep(duration))
  })

  /** A client whose requests are counted. */
  const client = (client: HttpClient.HttpClient): HttpClient.HttpClient =>
    HttpClient.transform(client, (effect) => counted("requests")(effect))

  /** Runs with all of these. */
  const watch = <A, E, R>(effect: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
    Effect.clockWith((current) =>
      Effect.provideContext(
        effect,
        Context.make(Metric.FiberRuntimeMetrics, fibers).pipe(Context.add(Clock.Clock, clock(current)))
      )
    )

  return { open, client, watch }
}
