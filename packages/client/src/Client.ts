/**
 * The task APIs for programs without Effect: promises, async iterables and `AbortSignal`, over the services of
 * core and the providers. The client makes no decisions of its own; those services define its waits, retries and
 * failures.
 */
import type { SavedAsset, SaveOptions as StoreOptions } from "@effect-media/core/assets/AssetStore"
import { Patience } from "@effect-media/core/task/Handover"
import { TaskRef } from "@effect-media/core/task/TaskRef"
import type { Succeeded, TaskSnapshot } from "@effect-media/core/task/TaskSnapshot"
import * as Effect from "effect/Effect"
import * as FetchHttpClient from "effect/http/FetchHttpClient"
import * as Layer from "effect/Layer"
import * as Logger from "effect/Logger"
import * as ManagedRuntime from "effect/ManagedRuntime"
import * as Stream from "effect/Stream"
import type { Api, ApiName } from "./Api.ts"
import type { ClientOptions } from "./ClientOptions.ts"
import type { Files } from "./Files.ts"
import * as Calls from "./internal/calls.ts"
import { layer as layerParts, type OpenApis, openApis } from "./internal/openApis.ts"
import { Parts, serviceOf } from "./internal/Parts.ts"
import { waitOptions } from "./internal/waiting.ts"
import type { CallOptions, WaitOptions } from "./Options.ts"

/**
 * Operations on a handle, also on a stored one. A handle is given as itself, as the line of `TaskRef.stringify`, or as
 * the plain object that a JSON body or a database makes of it. Anything else is rejected with `InvalidTaskRef`.
 */
export interface Handles extends AsyncDisposable {
  /** Waits until a task has succeeded, or is rejected with the reason of its failure. */
  readonly wait: (ref: TaskRef | string, options?: WaitOptions) => Promise<Succeeded>
  /** Polls a task once and returns its status. */
  readonly status: (ref: TaskRef | string, options?: CallOptions) => Promise<TaskSnapshot>
  /**
   * Yields a snapshot of a task whenever something changed, including the last one. If the task does not succeed, it
   * then throws the error of {@link Handles.wait}. It polls only while it is iterated: the end of the iteration ends
   * the wait.
   */
  readonly changes: (ref: TaskRef | string, options?: WaitOptions) => AsyncGenerator<TaskSnapshot, void>
  /** Ends all calls under way, and all later ones, with an `AbortError`. */
  readonly close: () => Promise<void>
}

/** Options for saving the files of a task. */
export interface SaveOptions extends CallOptions, Pick<StoreOptions, "request" | "roles"> {}

/** The operations of a client with `files`. */
export interface Saving {
  /**
   * Saves the files of a task and returns where they are. All of them are tried; if some cannot be saved, the promise
   * is rejected with the `AssetError` of the first. An expired link of KIE is refreshed.
   */
  readonly save: (task: Succeeded, options?: SaveOptions) => Promise<ReadonlyArray<SavedAsset>>
}

/** A client with the APIs that its options name. */
export type Client<Options extends ClientOptions> =
  & Handles
  & {
    readonly [Name in ApiName as Options[Name] extends object ? Name : never]: Options[Name] extends
      Api<Name, infer Methods> ? Methods : never
  }
  & (Options["files"] extends Files ? Saving : unknown)

/**
 * Creates a client. Its promises are rejected with the error classes of core itself, so that `instanceof` works.
 *
 * @example
 * ```ts import.meta.vitest
 * import { createClient, TaskFailed } from "@effect-media/client"
 * import { kie } from "@effect-media/client/kie"
 * import { Emulator, EmulatorServer } from "@effect-media/emulator"
 * import { Effect, Layer } from "effect"
 *
 * const story = async (baseUrl: string) => {
 *   await using media = createClient({ kie: kie({ apiKey: "any", baseUrl }) })
 *   const ref = await media.kie.submit({ model: "google/nano-banana", input: { prompt: "a paper boat" } })
 *   const words: Array<string> = []
 *   for await (const snapshot of media.changes(ref, { every: "100 millis" })) words.push(snapshot._tag)
 *   return words.at(-1)
 * }
 *
 * const emulator = Emulator.layerServer().pipe(Layer.provide(Emulator.layer({ duration: "300 millis" })))
 * const test = Effect.flatMap(EmulatorServer, ({ url }) => Effect.promise(() => story(url)))
 * await Effect.runPromise(Effect.provide(test, emulator)) // => "Succeeded"
 * ```
 */
export function createClient<const Options extends ClientOptions>(options: Options): Client<Options>
export function createClient(options: ClientOptions): Handles & Partial<Saving> {
  const apis = openApis(options)
  const calls = Calls.make(ManagedRuntime.make(layerOf(options, apis)))
  const { close, iterable, promise } = calls

  const known = Effect.fnUntraced(function*(ref: TaskRef | string) {
    const handle = yield* typeof ref === "string" ? TaskRef.parse(ref) : TaskRef.decode(ref)
    const { poller, services } = yield* Parts
    return { handle, poller, provider: yield* serviceOf(services, handle) }
  })

  const knownWith = (ref: TaskRef | string, options: WaitOptions | undefined) =>
    Effect.flatMap(
      known(ref),
      (parts) => Effect.map(waitOptions(parts.provider.provider, options), (waiting) => ({ ...parts, waiting }))
    )

  const save: Saving["save"] = (task, { signal, ...what } = {}) =>
    promise(
      Parts.use(({ services, store }) =>
        store === undefined
          ? Effect.die(new Error("createClient was called without files"))
          : store.save(task, { ...what, refreshLink: services.get(task.ref?.provider)?.refreshLink })
      ),
      { signal }
    )

  return {
    ...Object.fromEntries(Array.from(apis, ([name, { methods }]) => [name, methods(calls)])),
    wait: (ref, options) =>
      promise(
        Effect.flatMap(
          knownWith(ref, options),
          ({ handle, poller, provider, waiting }) => poller.wait(provider, handle, waiting)
        ),
        options
      ),
    status: (ref, options) =>
      promise(Effect.flatMap(known(ref), ({ handle, provider }) => provider.status(handle)), options),
    changes: (ref, options) =>
      iterable(
        Stream.unwrap(
          Effect.map(
            knownWith(ref, options),
            ({ handle, poller, provider, waiting }) => poller.changes(provider, handle, waiting)
          )
        ),
        options
      ),
    ...(options.files && { save }),
    close,
    [Symbol.asyncDispose]: close
  }
}

const layerOf = (options: ClientOptions, apis: OpenApis): Layer.Layer<Parts> =>
  layerParts(options, apis).pipe(
    // A program decides where its logs go; without a logger of its own nothing is printed.
    Layer.provideMerge(Layer.provideMerge(options.layer ?? Layer.empty, Logger.layer([]))),
    Layer.merge(options.patience === undefined ? Layer.empty : Layer.succeed(Patience, options.patience)),
    Layer.provide(FetchHttpClient.layer),
    Layer.provideMerge(options.fetch === undefined ? Layer.empty : Layer.succeed(FetchHttpClient.Fetch, options.fetch))
  )
