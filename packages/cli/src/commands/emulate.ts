import * as Command from "effect/cli/Command"
import * as Flag from "effect/cli/Flag"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Option from "effect/Option"
import * as Flags from "../config/Flags.ts"
import { vendors } from "../config/Vendors.ts"
import { cannotListen } from "../errors/cannotListen.ts"
import { keyVariable } from "../errors/keyVariable.ts"
import { counted } from "../internal/text.ts"
import { Listening } from "../output/Event.ts"
import { Output } from "../output/Output.ts"
import { handled } from "../output/runCommand.ts"
import * as Faults from "./emulatedFaults.ts"

/** Loads the emulator only here: it draws pictures, is large, and no other command needs it. */
const load = Effect.promise(() => import("@effect-media/emulator"))

/** `emulate --port P [--seed S] [--faults …]` */
export const emulate = Command.make("emulate", {
  port: Flags.port(4000),
  host: Flags.host,
  seed: Flag.String("seed").pipe(
    Flag.withDescription("Makes ids and durations the same in every run"),
    Flag.optional
  ),
  speed: Flag.Finite("speed").pipe(
    Flag.withDescription("Makes tasks this many times faster than recorded ones"),
    Flags.positive,
    Flag.withDefault(1)
  ),
  duration: Flags.duration("duration").pipe(Flag.withDescription("Every task takes this long"), Flag.optional),
  limits: Flags.toggle("limits").pipe(
    Flag.withDescription("Enforce the vendors' documented limits")
  ),
  anyModel: Flags.toggle("any-model").pipe(
    Flag.withDescription("Take models that no vendor is known to have, with any input")
  ),
  faults: Flag.String("faults").pipe(
    Flag.withMetavar("JSON"),
    Flag.withDescription("The faults to inject: a JSON array, or a file with one"),
    Flag.optional
  )
}, ({ faults, host, port, seed, ...options }) =>
  handled(Effect.gen(function*() {
    const output = yield* Output
    const { Emulator, EmulatorServer } = yield* load
    const scripted = yield* Option.match(faults, { onNone: () => Effect.succeed([]), onSome: Faults.read })
    const emulator = Emulator.layer({
      speed: options.speed,
      limits: options.limits,
      models: options.anyModel ? "any" : "known",
      duration: Option.getOrUndefined(options.duration),
      seed: Option.getOrUndefined(seed),
      maxRequests: 1000,
      maxTasks: 100_000
    })
    const serving = Effect.gen(function*() {
      const { fault } = yield* Emulator
      yield* Effect.forEach(scripted, fault, { discard: true })
      const { url } = yield* EmulatorServer
      yield* output.emit(Listening.make({ url }))
      const prefixes = new Set(Object.values(vendors).map(({ prefix }) => prefix))
      yield* output.note(
        `${Object.keys(vendors).length} APIs are served, with ${
          counted(scripted.length, "fault")
        } scripted. For other commands:`
      )
      for (const prefix of prefixes) yield* output.note(`export ${prefix}_BASE_URL=${url} ${keyVariable(prefix)}=any`)
      return yield* Effect.never
    })
    return yield* Effect.provide(serving, Layer.provideMerge(Emulator.layerServer({ port, host }), emulator)).pipe(
      Effect.catchTag("ServeError", cannotListen(host, port))
    )
  }))).pipe(
    Command.withExamples([
      { command: "effect-media emulate --port 4000 --speed 20" },
      {
        command:
          "effect-media emulate --faults '[{\"vendor\":\"kie\",\"operation\":\"status\",\"times\":3,\"fault\":{\"_tag\":\"Reply\",\"status\":503}}]'",
        description: "The first three status queries to KIE are answered with 503"
      }
    ])
  )
