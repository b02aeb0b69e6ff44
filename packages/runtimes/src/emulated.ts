/**
 * Defines the emulator that the program runs against, and the expected output.
 */
import { Emulator, type EmulatorServer, Fault } from "@effect-media/emulator"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"

/** The emulator on a socket of this machine. */
export const emulated: Layer.Layer<Emulator | EmulatorServer> = Layer.orDie(Emulator.layerServer()).pipe(
  Layer.provideMerge(Layer.effectDiscard(Effect.gen(function*() {
    const { fault, script } = yield* Emulator
    const failed = { fail: { code: "501", message: "Generation failed" } }
    yield* script({ vendor: "kie", model: "google/imagen4", outcome: failed })
    yield* script({ vendor: "kie", model: "google/imagen4-ultra", pendingPolls: Infinity })
    yield* fault({
      model: "google/imagen4-fast",
      operation: "status",
      fault: Fault.tooManyRequests({ retryAfter: "1" })
    })
  }))),
  Layer.provideMerge(Emulator.layer({ duration: "300 millis" })),
  Layer.fresh
)

/** The expected lines of the program. */
export const expected: ReadonlyArray<string> = [
  "apipod image: image/png",
  "apixo image: image/png",
  "globalaiopc image: image/png",
  "globalaiopc video: video/mp4",
  "kie image: image/png",
  "TaskFailed",
  "held up",
  "promised: image/png",
  "TimeoutError"
]
