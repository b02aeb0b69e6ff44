import { Poller } from "@effect-media/core"
import { CallbackRoutes, type Callbacks, type CallbackSource } from "@effect-media/core/callbacks"
import { Config, type Context, Effect, type Layer, Schema } from "effect"
import type { HttpRouter } from "effect/http"

type IsExact<A, B> = (<T>() => T extends A ? 1 : 2) extends (<T>() => T extends B ? 1 : 2) ? true : false
const is = <_ extends true>() => {}

class Vault extends Schema.Class<Vault>("Vault")({}) {}
declare const vault: Context.Key<Vault, string>
declare const source: CallbackSource.CallbackSource

// The routes have exactly the errors and the requirements of their sources.
const configured = Effect.as(Config.Redacted("KEY"), source)
const checked: Effect.Effect<CallbackSource.CallbackSource, CallbackSource.WeakCallbackSecret> = Effect.succeed(source)
const stored = Effect.as(vault, source)

const routes = CallbackRoutes.layer({ sources: [configured, checked, stored] })
is<
  IsExact<
    typeof routes,
    Layer.Layer<
      never,
      Config.ConfigError | CallbackSource.WeakCallbackSecret,
      HttpRouter.HttpRouter | Callbacks | Vault
    >
  >
>()

// A poller that listens needs a service that passes notices on.
is<IsExact<ReturnType<typeof Poller.layerCallbacks>, Layer.Layer<Poller, never, Callbacks>>>()
