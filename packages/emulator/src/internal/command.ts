/**
 * Defines the command `effect-media-emulator` and runs it.
 */
import * as NodeRuntime from "@effect/platform-node/NodeRuntime"
import * as NodeServices from "@effect/platform-node/NodeServices"
import * as Command from "effect/cli/Command"
import * as Flag from "effect/cli/Flag"
import * as Console from "effect/Console"
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Runtime from "effect/Runtime"
import { Emulator } from "../Emulator.ts"
import { EmulatorServer } from "../EmulatorServer.ts"

/** Ends the process with a failure; everything has been printed already. */
class Said extends Data.TaggedError("Said") {
  override readonly [Runtime.errorReported] = false
}

const command = Command.make("effect-media-emulator", {
  port: Flag.Int("port").pipe(
    Flag.withDescription("Where to listen; 0 takes a free port, and is the default"),
    Flag.filter((port) => port >= 0 && port <= 65_535, (port) => `${port} is not a port: 0 to 65535`),
    Flag.withDefault(0)
  ),
  host: Flag.String("host").pipe(
    Flag.withDescription("The address to listen on"),
    Flag.withDefault("127.0.0.1")
  ),
  speed: Flag.Finite("speed").pipe(
    Flag.withDescription("Makes tasks this many times faster than the recorded ones"),
    Flag.withDefault(1)
  ),
  limits: Flag.Boolean("limits").pipe(
    Flag.withDescription("Enforces the vendors' documented limits"),
    Flag.withDefault(false)
  ),
  anyModel: Flag.Boolean("any-model").pipe(
    Flag.withDescription("Takes models that no vendor is known to have, with any input"),
    Flag.withDefault(false)
  )
}, ({ anyModel, host, limits, port, speed }) =>
  Effect.gen(function*() {
    const { url } = yield* EmulatorServer
    yield* Console.log(`GlobalAIOPC, APIPod, APIXO, KIE, fal and Replicate answer at ${url}`)
    return yield* Effect.never
  }).pipe(
    Effect.provide(
      Emulator.layerServer({ port, host }).pipe(
        Layer.provide(
          Emulator.layer({ speed, limits, models: anyModel ? "any" : "known", maxRequests: 1000, maxTasks: 100_000 })
        )
      )
    ),
    Effect.catchTag("ServeError", ({ cause }) =>
      Effect.andThen(
        Console.error(
          `Cannot listen at ${host}:${port}: ${cause instanceof Error ? cause.message : String(cause)}. ` +
            "Choose another --port (0 takes a free one), or another --host."
        ),
        Effect.fail(new Said())
      ))
  )).pipe(Command.withDescription("Seven media task APIs in one server, for tests and demos"))

Command.run(command, { version: "0.0.0" }).pipe(Effect.provide(NodeServices.layer), NodeRuntime.runMain)
