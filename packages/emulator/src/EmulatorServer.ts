/**
 * The emulator on a real socket.
 */
import * as Context from "effect/Context"

/** The address of the emulator's HTTP server. */
export class EmulatorServer extends Context.Service<EmulatorServer, {
  /** The origin, such as `http://127.0.0.1:41234`: the base URL of all seven APIs. */
  readonly url: string
}>()("@effect-media/emulator/EmulatorServer") {}
