import { Emulator, type EmulatorOptions, EmulatorServer, type EmulatorService } from "@effect-media/emulator"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as ManagedRuntime from "effect/ManagedRuntime"

/** Runs the emulator on a real socket, for tests without Effect. */
export interface Emulated extends AsyncDisposable {
  readonly url: string
  readonly tell: <A>(f: (emulator: EmulatorService) => Effect.Effect<A>) => Promise<A>
}

export const emulated = async (options?: EmulatorOptions): Promise<Emulated> => {
  const layer = Layer.orDie(Emulator.layerServer()).pipe(
    Layer.provideMerge(Emulator.layer({ duration: 0, ...options }))
  )
  const runtime = ManagedRuntime.make(layer)
  return {
    url: await runtime.runPromise(EmulatorServer.useSync(({ url }) => url)),
    tell: (f) => runtime.runPromise(Emulator.use(f)),
    [Symbol.asyncDispose]: () => runtime.dispose()
  }
}

/** Returns the value that a promise is rejected with. */
export const rejection = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then((value) => Promise.reject(new Error(`it was resolved with ${String(value)}`)), (error: unknown) => error)

/** Collects all values of an iteration. */
export const collected = async <A>(iterable: AsyncIterable<A>): Promise<ReadonlyArray<A>> => {
  const all: Array<A> = []
  for await (const one of iterable) all.push(one)
  return all
}
