import { main } from "@effect-media/cli/Main"
import { NodeDns, NodeServices } from "@effect/platform-node"
import { assert, it } from "@effect/vitest"
import { ConfigProvider, Effect, Layer, Stdio } from "effect"
import { HttpClient } from "effect/http"
import { TestConsole } from "effect/testing"

it.effect("a fault of the program ends with 1, and is said on stderr without its stack", () =>
  Effect.gen(function*() {
    const broken = HttpClient.make(() => Effect.die(new Error("a bug")))
    const error = yield* main("0.0.0", Layer.merge(Layer.succeed(HttpClient.HttpClient, broken), NodeDns.layer)).pipe(
      Effect.flip,
      Effect.provide(Stdio.layerTest({ args: Effect.succeed(["credits", "kie"]) })),
      Effect.provide([
        NodeServices.layer,
        ConfigProvider.layer(ConfigProvider.fromEnv({ env: { KIE_API_KEY: "any", XDG_STATE_HOME: "/dev/null" } }))
      ])
    )
    assert.deepInclude(error, { _tag: "Exit", code: 1 })
    assert.deepStrictEqual(yield* TestConsole.logLines, [])
    assert.deepStrictEqual(yield* TestConsole.errorLines, [
      "✘ This is a defect of the program: Error: a bug.\n  Report it with the command line."
    ])
  }))
