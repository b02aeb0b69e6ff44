/**
 * Records metrics of waits, rate limits and files, by OpenTelemetry's conventions: names with dots, units in UCUM, and
 * `error.type` on failures. A task's id is an attribute of spans and logs, never of metrics.
 *
 * Nothing is recorded without {@link layer}. With it, any exporter of Effect's metrics exports these too: `Otlp` of
 * `effect/observability`, or `PrometheusMetrics` with {@link prometheusName}. See `examples/telemetry`.
 */
import * as Cause from "effect/Cause"
import * as Clock from "effect/Clock"
import * as DateTime from "effect/DateTime"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Layer from "effect/Layer"
import * as Metric from "effect/Metric"
import * as Option from "effect/Option"
import * as Stream from "effect/Stream"
import { monotonic } from "../internal/clock.ts"
import { type Account, CurrentRecorder, type Recorder } from "../internal/recorder.ts"
import type { WaitState } from "../polling/PollSchedule.ts"
import type { AssetError, WaitError } from "../task/TaskError.ts"
import type { TaskRef } from "../task/TaskRef.ts"

/**
 * The definition of one metric.
 *
 * - `unit`: in UCUM: `s`, `By`, `{poll}`
 * - `attributes`: the attributes of its series; those with a `?` are optional
 * - `boundaries`: the boundaries of a histogram's buckets
 */
export interface MetricInfo {
  readonly name: string
  readonly type: "counter" | "gauge" | "histogram"
  readonly unit: string
  readonly description: string
  readonly attributes: ReadonlyArray<string>
  readonly boundaries?: ReadonlyArray<number> | undefined
}

const ofTask = ["media.provider", "media.kind", "media.model?"]
const ofAccount = ["media.provider", "media.rate_limit.account"]
const seconds = [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 600, 1800, 3600]

const metric = (type: MetricInfo["type"]) =>
(
  name: string,
  unit: string,
  description: string,
  attributes: ReadonlyArray<string>,
  boundaries?: ReadonlyArray<number>
): MetricInfo => ({ name, type, unit, description, attributes, boundaries })
const counter = metric("counter")
const gauge = metric("gauge")
const histogram = metric("histogram")

const ofEnd = [...ofTask, "error.type?"]
const polls = [1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 233]
const lateness =
  "Delay between the vendor's end time of a success and the poll that saw it, if the vendor reports the time"
const failures = "Waits that ended with an error, with the category if the task failed"
const cost = "Cost of tasks, if the vendor reports it, in US dollars or in its credits"
const ofRequest = [...ofAccount, "media.operation"]
const ofFile = ["media.provider", "media.kind"]
const saving = "Duration of saving a file, with error.type if it was not saved"

/** All metrics. */
export const metrics = {
  waiting: gauge("media.task.waiting", "{wait}", "Waits in progress", ofTask),
  waitDuration: histogram("media.task.wait.duration", "s", "Duration of waits, whatever their outcome", ofEnd, seconds),
  waitLateness: histogram("media.task.wait.lateness", "s", lateness, ofTask, seconds),
  waitPolls: histogram("media.task.wait.polls", "{poll}", "Number of status queries of waits", ofEnd, polls),
  failures: counter("media.task.failures", "{task}", failures, [...ofTask, "error.type", "media.failure.category?"]),
  cost: counter("media.task.cost", "{cost}", cost, [...ofTask, "media.cost.unit"]),
  rateLimitWait: histogram(
    "media.rate_limit.wait.duration",
    "s",
    "Time that requests waited for their turn",
    ofRequest,
    seconds
  ),
  rateLimitRunning: gauge(
    "media.rate_limit.running",
    "{task}",
    "Running tasks that count against the limit",
    ofAccount
  ),
  rateLimitQueued: gauge("media.rate_limit.queued", "{request}", "Requests that wait for their turn", ofRequest),
  assetSize: histogram("media.asset.size", "By", "Size of saved files", ofFile, [1e4, 1e5, 1e6, 1e7, 1e8, 1e9]),
  assetDuration: histogram("media.asset.save.duration", "s", saving, [...ofFile, "error.type?"], seconds)
}

/**
 * Returns a metric's name for Prometheus, by OpenTelemetry's rules: with its unit, and with `_total` for a counter. Pass
 * it as `metricNameMapper` to `PrometheusMetrics`, so that a scrape shows the same names as a collector.
 *
 * @example
 * ```ts import.meta.vitest
 * import { Telemetry } from "@effect-media/core/telemetry"
 *
 * const { failures, waitDuration, waitPolls } = Telemetry.metrics
 * const names = [failures, waitDuration, waitPolls].map(({ name }) => Telemetry.prometheusName(name))
 * names // => ["media_task_failures_total", "media_task_wait_duration_seconds", "media_task_wait_polls"]
 * ```
 */
export const prometheusName = (name: string): string => {
  const info = Object.values(metrics).find((info) => info.name === name)
  if (info === undefined) return name
  const unit = info.unit === "s" ? "_seconds" : info.unit === "By" ? "_bytes" : ""
  return `${name.replaceAll(".", "_")}${unit}${info.type === "counter" ? "_total" : ""}`
}

/** Records every wait, every request under a rate limit, and every saved file. */
export const layer: Layer.Layer<never> = Layer.sync(CurrentRecorder, () => recorder)

type Attributes = Readonly<Record<string, string | undefined>>

const seriesOf = (
  { boundaries = seconds, description, name, type, unit }: MetricInfo,
  of: Attributes
): Metric.Metric<number, unknown> => {
  const attributes = Object.fromEntries(
    Object.entries({ ...of, unit }).flatMap(([key, value]) => value === undefined ? [] : [[key, value]])
  )
  switch (type) {
    case "counter":
      return Metric.counter(name, { description, attributes, incremental: true })
    case "gauge":
      return Metric.gauge(name, { description, attributes })
    case "histogram":
      return Metric.histogram(name, { description, attributes, boundaries })
  }
}

const update = (info: MetricInfo, attributes: Attributes, value: number): Effect.Effect<void> =>
  Metric.update(seriesOf(info, attributes), value)

const modify = (info: MetricInfo, attributes: Attributes, by: number): Effect.Effect<void> =>
  Metric.modify(seriesOf(info, attributes), by)

const inSeconds = (millis: number): number => millis / 1000

const attributesOf = ({ kind, model, provider }: TaskRef): Attributes => ({
  "media.provider": provider,
  "media.kind": kind,
  "media.model": model
})

/** Returns the error of an exit. An interruption, or a stream that was not read to its end, is `"Interrupted"`. */
const failureOf = <E extends { readonly _tag: string }>(exit: Exit.Exit<unknown, E>): E | "Interrupted" | undefined =>
  Exit.isSuccess(exit) ? undefined : Option.getOrElse(Cause.findErrorOption(exit.cause), () => "Interrupted" as const)

const typeOf = (failure: { readonly _tag: string } | "Interrupted" | undefined): string | undefined =>
  typeof failure === "object" ? failure._tag : failure

const waitBegan = ({ ref }: WaitState): Effect.Effect<void> => modify(metrics.waiting, attributesOf(ref), 1)

const waitEnded = Effect.fnUntraced(function*(
  { elapsed, polls, ref, snapshot }: WaitState,
  failure: WaitError | "Interrupted" | undefined
) {
  const of = attributesOf(ref)
  const ended = { ...of, "error.type": typeOf(failure) }
  const succeeded = failure === undefined && snapshot?._tag === "Succeeded" ? snapshot : undefined
  yield* modify(metrics.waiting, of, -1)
  yield* update(metrics.waitDuration, ended, inSeconds(Duration.toMillis(elapsed)))
  yield* update(metrics.waitPolls, ended, polls)
  if (typeof failure === "object") {
    const category = failure._tag === "TaskFailed" ? failure.category : undefined
    yield* update(metrics.failures, { ...ended, "media.failure.category": category }, 1)
  }
  if (succeeded?.completedAt !== undefined) {
    const late = (yield* Clock.currentTimeMillis) - DateTime.toEpochMillis(succeeded.completedAt)
    yield* update(metrics.waitLateness, of, inSeconds(Math.max(0, late)))
  }
  if (succeeded?.cost !== undefined) {
    const { amount, unit } = succeeded.cost
    yield* update(metrics.cost, { ...of, "media.cost.unit": unit }, amount)
  }
})

const sampled = Effect.fnUntraced(function*({ fingerprint, provider, state }: Account) {
  const of = { "media.provider": provider, "media.rate_limit.account": fingerprint }
  const { creates, queries, running } = yield* state
  yield* update(metrics.rateLimitRunning, of, running)
  yield* update(metrics.rateLimitQueued, { ...of, "media.operation": "submit" }, creates)
  yield* update(metrics.rateLimitQueued, { ...of, "media.operation": "status" }, queries)
})

const assetEnded = Effect.fnUntraced(function*(
  { kind, provider }: TaskRef,
  exit: Exit.Exit<{ readonly bytes: number }, AssetError>,
  millis: number
) {
  const of = { "media.provider": provider, "media.kind": kind }
  const failure = failureOf(exit)
  const reason = typeof failure === "object" ? failure.reason : failure
  yield* update(metrics.assetDuration, { ...of, "error.type": reason }, inSeconds(millis))
  if (Exit.isSuccess(exit)) yield* update(metrics.assetSize, of, exit.value.bytes)
})

/** Measures the duration of an effect, and passes it on in milliseconds when the effect ends. */
const timed = <A, E>(
  effect: Effect.Effect<A, E>,
  onEnd: (millis: number, exit: Exit.Exit<A, E>) => Effect.Effect<void>
): Effect.Effect<A, E> =>
  Effect.flatMap(
    monotonic,
    (begun) => Effect.onExit(effect, (exit) => Effect.flatMap(monotonic, (now) => onEnd(now - begun, exit)))
  )

const recorder: Recorder = {
  wait: (wait, state, span) =>
    Effect.suspend(() =>
      Effect.andThen(
        waitBegan(state()),
        Effect.onExit(wait, (exit) => {
          const poll = state()
          span.attribute("media.task.polls", poll.polls)
          return waitEnded(poll, failureOf(exit))
        })
      )
    ),
  changes: (changes, state) =>
    changes.pipe(
      Stream.onStart(Effect.suspend(() => waitBegan(state()))),
      Stream.onExit((exit) =>
        Effect.suspend(() => {
          const poll = state()
          const isLeft = Exit.isSuccess(exit) && poll.snapshot?._tag !== "Succeeded"
          return waitEnded(poll, isLeft ? "Interrupted" : failureOf(exit))
        })
      )
    ),
  request: (operation, account, request, wrap) => {
    const of = {
      "media.provider": account.provider,
      "media.rate_limit.account": account.fingerprint,
      "media.operation": operation
    }
    return Effect.flatMap(monotonic, (called) => {
      const sent = Effect.flatMap(monotonic, (now) => update(metrics.rateLimitWait, of, inSeconds(now - called)))
      return Effect.ensuring(wrap(Effect.andThen(sent, request)), sampled(account))
    })
  },
  save: (ref, save) => timed(save, (millis, exit) => assetEnded(ref, exit, millis))
}
