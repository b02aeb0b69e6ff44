import { AssetStore, Poller } from "@effect-media/core"
import { RateLimits } from "@effect-media/core/limits"
import { Telemetry } from "@effect-media/core/telemetry"
import { Kie } from "@effect-media/kie"
import { Effect, Layer, Result } from "effect"
import { FetchHttpClient } from "effect/http"
import { Otlp, PrometheusMetrics } from "effect/observability"

const resource = { serviceName: "paper-boats" }

/** Exports spans, logs and metrics to a collector over OTLP: `http://localhost:4318`. */
export const otlp = (baseUrl: string, serialization: "json" | "protobuf" = "json") =>
  Layer.merge(
    Telemetry.layer,
    (serialization === "json" ? Otlp.layerJson : Otlp.layerProtobuf)({ baseUrl, resource })
  ).pipe(Layer.provide(FetchHttpClient.layer))

/** Serves `/metrics` for Prometheus, as a route of your own server, with the same names as a collector uses. */
export const prometheus = Layer.merge(
  Telemetry.layer,
  PrometheusMetrics.layerHttp({ metricNameMapper: Telemetry.prometheusName })
)

/** Draws and saves boats, two at a time; prints a line for each error. */
export const boats = Effect.fn("boats")(function*(prompts: ReadonlyArray<string>) {
  const kie = yield* RateLimits.wrap(yield* Kie, { account: "studio", limits: { running: 2 } })
  const draw = Effect.fn("boat")(function*(prompt: string) {
    const task = yield* Poller.run(kie, { model: "google/nano-banana", input: { prompt } })
    const [file] = yield* AssetStore.save(task)
    return `${prompt}: ${file?.name}`
  })
  const results = yield* Effect.forEach(prompts, (prompt) => Effect.result(draw(prompt)), { concurrency: 4 })
  return results.map(Result.getOrElse(({ message }) => message))
})
