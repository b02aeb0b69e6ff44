/**
 * Describes where files are saved. `@effect-media/client/node` and `@effect-media/client/web` create the
 * implementations.
 */
import { type AssetSink, SinkError } from "@effect-media/core/assets/AssetSink"
import type { AssetStoreService } from "@effect-media/core/assets/AssetStore"
import * as Cause from "effect/Cause"
import * as Effect from "effect/Effect"
import type * as HttpClient from "effect/http/HttpClient"
import * as Option from "effect/Option"
import * as Predicate from "effect/Predicate"
import * as Stream from "effect/Stream"

/** The place for files, as `files` of a client's options. */
export interface Files {
  readonly store: Effect.Effect<AssetStoreService, never, HttpClient.HttpClient>
}

/** The facts known of a file before its first byte: a name that is safe as a file name and as a key, and its type. */
export interface NewFile {
  readonly name: string
  readonly mediaType: string
}

/**
 * Keeps a file and returns where it is: a path or a URL. If `bytes` fails, or `signal` is aborted, it must leave
 * nothing.
 */
export type Keep = (file: NewFile, bytes: ReadableStream<Uint8Array>, signal: AbortSignal) => Promise<string>

/** Creates a sink from a function of a program without Effect. */
export const sinkOf = (keep: Keep): AssetSink => ({
  put: <E>(file: NewFile, bytes: Stream.Stream<Uint8Array, E>) =>
    Effect.suspend(() => {
      let failure = Option.none<E>()
      const watched = Stream.tapCause(bytes, (cause) =>
        Effect.sync(() => {
          failure = Cause.findErrorOption(cause)
        }))
      return Effect.tryPromise({
        try: (signal) => keep(file, Stream.toReadableStream(watched), signal),
        catch: (cause): E | SinkError =>
          Option.getOrElse(failure, () => new SinkError({ reason: String(cause), code: codeOf(cause), cause }))
      })
    })
})

/** Returns the code of a system error, as Node's errors have it. */
const codeOf = (cause: unknown): string | undefined =>
  Predicate.hasProperty(cause, "code") && Predicate.isString(cause.code) ? cause.code : undefined
