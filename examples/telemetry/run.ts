/**
 * Draws four boats with an emulated vendor, sends telemetry to the collector in the argument, and prints what
 * Prometheus would scrape.
 */
import { Telemetry } from "@effect-media/core/telemetry"
import { NodeRuntime } from "@effect/platform-node"
import { Console, Effect, Layer } from "effect"
import { PrometheusMetrics } from "effect/observability"
import { boats, otlp } from "./index.ts"
import { stage } from "./stage.ts"

const [, , collector] = process.argv

const program = Effect.gen(function*() {
  for (const line of yield* boats(["paper", "tin", "glass", "cork"])) yield* Console.log(line)
  yield* Console.log(yield* PrometheusMetrics.format({ metricNameMapper: Telemetry.prometheusName }))
})

program.pipe(
  Effect.provide(Layer.merge(stage, collector === undefined ? Telemetry.layer : otlp(collector))),
  NodeRuntime.runMain
)
