/**
 * Exports telemetry to a collector if `--otlp` names one: until the command ends, and for at most one second after
 * that.
 */
import * as Telemetry from "@effect-media/core/telemetry/Telemetry"
import * as Effect from "effect/Effect"
import type * as HttpClient from "effect/http/HttpClient"
import * as Layer from "effect/Layer"
import * as Otlp from "effect/observability/Otlp"
import * as Option from "effect/Option"
import * as Settings from "./Settings.ts"

/** Exports spans, metrics and logs to `--otlp`. */
export const layer = Layer.unwrap(
  Effect.map(
    Settings.otlp,
    Option.match({
      onNone: (): Layer.Layer<never, never, HttpClient.HttpClient> => Layer.empty,
      onSome: (url) =>
        Layer.merge(
          Telemetry.layer,
          Otlp.layerJson({
            baseUrl: url,
            resource: { serviceName: "effect-media" },
            shutdownTimeout: "1 second"
          })
        )
    })
  )
)
