/**
 * Saves the files of a task before their links expire. Each file is streamed to its sink, hashed on the way, named by
 * its task and file type, and gets a manifest next to it.
 *
 * A link is untrusted text, so it is followed with care: http and https only, no private address, every redirect is
 * checked, and no credentials are sent. {@link AssetStoreOptions} describes the limits of this protection.
 */
import * as Arr from "effect/Array"
import * as Clock from "effect/Clock"
import * as Context from "effect/Context"
import * as DateTime from "effect/DateTime"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import type * as FileSystem from "effect/FileSystem"
import * as HttpClient from "effect/http/HttpClient"
import * as HttpClientResponse from "effect/http/HttpClientResponse"
import * as Layer from "effect/Layer"
import * as Dns from "effect/net/Dns"
import * as Option from "effect/Option"
import type * as Path from "effect/Path"
import * as Predicate from "effect/Predicate"
import * as Ref from "effect/Ref"
import * as Result from "effect/Result"
import * as Schedule from "effect/Schedule"
import * as Schema from "effect/Schema"
import type * as Scope from "effect/Scope"
import * as Stream from "effect/Stream"
import { monotonic } from "../internal/clock.ts"
import { peekHead } from "../internal/peekHead.ts"
import { CurrentRecorder } from "../internal/recorder.ts"
import { sha256 } from "../internal/sha256.ts"
import { storable } from "../internal/storable.ts"
import type { Asset, AssetRole } from "../task/Asset.ts"
import { checkDurations } from "../task/DurationOptions.ts"
import { AssetManifest, type SavedAsset } from "../task/SavedAsset.ts"
import { AssetError, type SaveError } from "../task/TaskError.ts"
import { type InvalidTaskRef, TaskRef } from "../task/TaskRef.ts"
import { Succeeded } from "../task/TaskSnapshot.ts"
import * as AssetSink from "./AssetSink.ts"
import { isRange, layerUnchecked } from "./HostAddress.ts"
import * as DataUrl from "./internal/dataUrl.ts"
import * as Download from "./internal/download.ts"
import { fileEnd } from "./internal/fileEnd.ts"
import { assetName, namedBy } from "./internal/fileName.ts"
import * as FileType from "./internal/fileType.ts"
import * as RetryDelays from "./internal/retryDelays.ts"
import { sampleFiles } from "./internal/sampleFiles.ts"

export * from "../task/SavedAsset.ts"

/** Saves the files of tasks. */
export interface AssetStoreService {
  /**
   * Saves the assets of a task and returns their locations, in the task's order. All are tried. If some cannot be
   * saved, the error is that of the first, and lists those that are saved.
   */
  readonly save: (task: Succeeded, options?: SaveOptions) => Effect.Effect<ReadonlyArray<SavedAsset>, SaveError>
}

/**
 * Saves the files of tasks.
 *
 * @example
 * ```ts import.meta.vitest
 * import { AssetFiles, AssetStore, Poller } from "@effect-media/core"
 * import { Emulator } from "@effect-media/emulator"
 * import { Kie } from "@effect-media/kie"
 * import * as Effect from "effect/Effect"
 * import * as Layer from "effect/Layer"
 * import * as Redacted from "effect/Redacted"
 *
 * const program = Effect.gen(function*() {
 *   const kie = yield* Kie
 *   const request = { model: "google/nano-banana", input: { prompt: "a paper boat" } }
 *   const task = yield* Poller.run(kie, request)
 *   const [file] = yield* AssetStore.save(task, { request, refreshLink: kie.refreshLink })
 *   return { mediaType: file?.mediaType, files: (yield* AssetFiles.use(({ all }) => all)).size }
 * })
 *
 * const emulated = Layer.mergeAll(Kie.layer({ apiKey: Redacted.make("any") }), AssetStore.layerMemory()).pipe(
 *   Layer.provide(Emulator.layerClient),
 *   Layer.provide(Emulator.layer({ duration: 0 }))
 * )
 * // The file and its manifest.
 * await Effect.runPromise(Effect.provide(program, [emulated, Poller.layer])) // => { mediaType: "image/png", files: 2 }
 * ```
 */
export class AssetStore
  extends Context.Service<AssetStore, AssetStoreService>()("@effect-media/core/assets/AssetStore")
{
  /** Creates the service, for code that provides it in another way than by a layer. */
  static get make(): typeof make {
    return make
  }

  /** Calls {@link AssetStoreService.save} of the store in the context. */
  static save(
    task: Succeeded,
    options?: SaveOptions
  ): Effect.Effect<ReadonlyArray<SavedAsset>, SaveError, AssetStore> {
    return AssetStore.use((store) => store.save(task, options))
  }

  /** Provides a store that keeps files in a sink. */
  static layer(
    sink: AssetSink.AssetSink,
    options?: AssetStoreOptions
  ): Layer.Layer<AssetStore, never, HttpClient.HttpClient | Dns.Dns> {
    return Layer.effect(AssetStore, make(sink, options))
  }

  /**
   * Provides a store that writes to a directory, which is created if it does not exist.
   *
   * Only a few chunks of a file are held, whatever its size, but Node collects no buffers before there are many: while
   * a file of 500 MB was saved, memory grew by 68 to 111 MB (a plain `pipeline` to a file: 91 to 93 MB), and with
   * `node --max-semi-space-size=1` by 9 to 32 MB.
   */
  static layerDirectory(
    options: DirectoryOptions
  ): Layer.Layer<AssetStore, never, FileSystem.FileSystem | Path.Path | HttpClient.HttpClient | Dns.Dns> {
    return Layer.effect(
      AssetStore,
      Effect.flatMap(AssetSink.directory(options.directory, options), (sink) => make(sink, options))
    )
  }

  /**
   * Provides a store for tests that needs nothing: every link has a small real file of its kind, and the files are kept
   * in memory, for {@link AssetFiles}. Nothing is fetched.
   */
  static layerTest(options?: AssetStoreOptions): Layer.Layer<AssetStore | AssetFiles> {
    return Layer.effectContext(Effect.gen(function*() {
      const files = yield* Ref.make<ReadonlyMap<string, Uint8Array>>(new Map())
      const sink = AssetSink.memory(files)
      const save: AssetStoreService["save"] = (task, saving) =>
        make(sink, { allowPrivate: true, ...options }).pipe(
          Effect.provide([sampleHost(task.assets), layerUnchecked]),
          Effect.flatMap((store) => store.save(task, saving))
        )
      return Context.make(AssetStore, { save }).pipe(Context.add(AssetFiles, { all: Ref.get(files) }))
    }))
  }

  /** Provides a store that keeps files in memory, and {@link AssetFiles} to read them: for tests. */
  static layerMemory(
    options?: AssetStoreOptions
  ): Layer.Layer<AssetStore | AssetFiles, never, HttpClient.HttpClient | Dns.Dns> {
    return Layer.effectContext(Effect.gen(function*() {
      const files = yield* Ref.make<ReadonlyMap<string, Uint8Array>>(new Map())
      const store = yield* make(AssetSink.memory(files), options)
      return Context.make(AssetStore, store).pipe(Context.add(AssetFiles, { all: Ref.get(files) }))
    }))
  }
}

/** Provides a host that has a small file for each of these links. */
const sampleHost = (assets: ReadonlyArray<Asset>) => {
  const kindOf = ({ href }: URL) =>
    assets.find(({ url }) => URL.canParse(url) && new URL(url).href === href)?.kind ?? "other"
  const answer = (url: URL) => {
    const file = Option.getOrThrow(DataUrl.read(sampleFiles[kindOf(url)], Infinity))
    return file === "TooLarge" ? new Response() : new Response(Uint8Array.from(file.bytes))
  }
  return Layer.succeed(
    HttpClient.HttpClient,
    HttpClient.make((request, url) => Effect.sync(() => HttpClientResponse.fromWeb(request, answer(url))))
  )
}

/** The files of {@link AssetStore.layerMemory} and {@link AssetStore.layerTest}, by name. */
export class AssetFiles extends Context.Service<AssetFiles, {
  readonly all: Effect.Effect<ReadonlyMap<string, Uint8Array>>
}>()("@effect-media/core/assets/AssetStore/AssetFiles") {}

/** Options of a save. */
export interface SaveOptions {
  /**
   * The names of the files, without their extension: a text with `{id}` and `{provider}` of the task, `{model}`, `{n}`
   * (the number of the file, which is added if a task has several), `{date}` of its end, and `{slug}`, the first words
   * of the request's prompt. No file is overwritten: if another one has the name, a part of a hash is added.
   * @default `"{provider}-{id}-{n}"`, in a form that is unique to the task
   */
  readonly name?: string | undefined
  /** The roles of the assets to save. @default all */
  readonly roles?: ReadonlyArray<AssetRole> | undefined
  /**
   * The request that made the task, for the manifest. It is stored as JSON, and left out if it is not JSON. Callback
   * URLs may hold a secret, and idempotency keys say nothing about the file, so neither is stored.
   */
  readonly request?: unknown
  /**
   * Requests a fresh link for one that has expired or is refused: once per file, and again after transient failures.
   * Only for tasks of the vendor that it asks. KIE: `kie.refreshLink`.
   */
  readonly refreshLink?: ((url: string) => Effect.Effect<string, RefreshFailure>) | undefined
}

/**
 * The reason why there is no fresh link, in the form of every provider's errors. If it is retryable, the link is
 * requested again.
 */
export interface RefreshFailure {
  readonly message: string
  readonly isRetryable?: boolean | undefined
  readonly retryAfter?: Duration.Duration | undefined
}

/**
 * Options of fetching files.
 *
 * About private addresses: a host that is an address is checked, names like `localhost` are refused, and every other
 * name is looked up with the `Dns` in context (in Node: `NodeDns.layer`). Only its public addresses are used, and a
 * name without any is refused. The client looks the name up once more when it connects, so a name server that answers
 * differently the second time is not detected, unless the client connects to `HostAddress.CurrentAddresses` only, as
 * the client of the command-line tool does. If that matters, do so in the `lookup` of the client's `connect` options,
 * or use a proxy at the border of your network. Behind a proxy, the proxy looks names up, and must refuse private
 * addresses. Browsers do not look names up for a program: `HostAddress.layerUnchecked` is for these.
 */
export interface AssetStoreOptions {
  /** The largest file that is saved, in bytes. @default 2 GiB */
  readonly maxBytes?: number | undefined
  /** The number of files of a task that are fetched at once. @default 4 */
  readonly concurrency?: number | undefined
  /** The longest time in which the host may send nothing. @default 30 seconds */
  readonly idleTimeout?: Duration.Input | undefined
  /** The delays after transient failures; a `Retry-After` is their minimum. @default {@link retrySchedule} */
  readonly retry?: Schedule.Schedule<unknown, AssetError> | undefined
  /**
   * The time after a task's success in which an answer 403 or 404 may mean that its file does not exist yet: until then
   * the file is requested again. A task that ended longer ago is not retried. @default 30 seconds
   */
  readonly notFoundGrace?: Duration.Input | undefined
  /** The longest `Retry-After` that is followed; a longer one is an error. @default 1 minute */
  readonly maxRetryAfter?: Duration.Input | undefined
  /** Allows addresses of this machine and its network: for an emulator. @default false */
  readonly allowPrivate?: boolean | undefined
  /**
   * Ranges of addresses that are allowed although they are not public, in CIDR notation: `["198.18.0.0/15"]` if a proxy
   * on this machine answers for all names. @default none
   */
  readonly allowedRanges?: ReadonlyArray<string> | undefined
  /** Starts a SHA-256 that is faster than the built-in one. In Node: `() => crypto.createHash("sha256")`. */
  readonly sha256?: typeof sha256 | undefined
}

/** Options of fetching files, and the directory for them. */
export interface DirectoryOptions extends AssetStoreOptions, AssetSink.DirectorySinkOptions {
  readonly directory: string
}

/**
 * Retries 500 ms after the first fault, then after twice as long each time up to 15 s, plus or minus a fifth; 8 times
 * per file.
 */
export const retrySchedule: Schedule.Schedule<unknown, AssetError> = Schedule.min([
  Schedule.exponential("500 millis"),
  Schedule.spaced("15 seconds")
]).pipe(Schedule.jittered, Schedule.upTo({ times: 8 }), Schedule.setInputType<AssetError>())

/** Creates a store that keeps files in a sink. */
export const make = Effect.fnUntraced(function*(
  sink: AssetSink.AssetSink,
  options: AssetStoreOptions = {}
): Effect.fn.Return<AssetStoreService, never, HttpClient.HttpClient | Dns.Dns> {
  const { idleTimeout, maxRetryAfter: maxPause, notFoundGrace: grace } = options
  // Checked before anything is paid for, not when files are fetched.
  checkDurations("AssetStore", { idleTimeout, maxRetryAfter: maxPause, notFoundGrace: grace })
  const noRange = options.allowedRanges?.find((range) => !isRange(range))
  if (noRange !== undefined) {
    return yield* Effect.die(new Error(`AssetStore: allowedRanges: ${noRange} is not a range, such as "198.18.0.0/15"`))
  }
  const settings: Settings = {
    sink,
    rules: {
      client: yield* HttpClient.HttpClient,
      maxBytes: options.maxBytes ?? 2 * 1024 ** 3,
      idleTimeout: Duration.fromInputUnsafe(idleTimeout ?? "30 seconds"),
      allowPrivate: options.allowPrivate ?? false,
      allowedRanges: options.allowedRanges ?? [],
      dns: yield* Dns.Dns
    },
    retry: options.retry ?? retrySchedule,
    maxRetryAfter: Duration.fromInputUnsafe(maxPause ?? "1 minute"),
    notFoundGrace: Duration.toMillis(Duration.fromInputUnsafe(grace ?? "30 seconds")),
    concurrency: options.concurrency ?? 4,
    newHash: options.sha256 ?? sha256
  }

  const save = Effect.fn("AssetStore.save")(
    function*(given: Succeeded, options_: SaveOptions = {}): Effect.fn.Return<ReadonlyArray<SavedAsset>, SaveError> {
      const task = yield* acceptTask(given)
      const { name, refreshLink, roles } = options_
      const request = storable(options_.request)
      const jobs = task.assets.flatMap((asset, i): ReadonlyArray<Job> =>
        roles === undefined || roles.includes(asset.role)
          ? [{ task, asset, n: i + 1, name, request, refreshLink, fail: failure(task.ref, asset, i + 1) }]
          : []
      )
      const recorder = yield* CurrentRecorder
      const saved = (job: Job) => Effect.result(recorder.save(task.ref, saveOne(settings, job)))
      return yield* together(yield* Effect.forEach(jobs, saved, { concurrency: settings.concurrency }))
    }
  )

  return { save }
})

interface Settings {
  readonly sink: AssetSink.AssetSink
  readonly rules: Download.Rules
  readonly retry: Schedule.Schedule<unknown, AssetError>
  readonly maxRetryAfter: Duration.Duration
  readonly notFoundGrace: number
  readonly concurrency: number
  readonly newHash: NonNullable<AssetStoreOptions["sha256"]>
}

/** Fetches one link completely, and stores its file. */
const keep = Effect.fnUntraced(function*(
  { newHash, rules, sink }: Settings,
  job: Job,
  pause: RetryDelays.Pause,
  link: string
): Effect.fn.Return<SavedAsset, AssetError, Scope.Scope> {
  const { asset, fail, request, task } = job
  const hash = newHash()
  let bytes = 0
  const { contentType, stream: source } = DataUrl.isDataUrl(link)
    ? yield* held(job, link, rules.maxBytes)
    : Download.download(rules, fail, pause, link)
  const whole = Stream.tap(source, (chunk) =>
    Effect.sync(() => {
      hash.update(chunk)
      bytes += chunk.length
    }))
  const { head, whole: stream } = yield* peekHead(whole, FileType.headLength)
  const { extension, mediaType } = yield* checkMediaType(job, head, contentType())
  const { preferred, unique } = namesOf(job, extension, yield* DateTime.now)
  const put = <E>(file: AssetSink.SinkFile, bytes: Stream.Stream<Uint8Array, E>) =>
    sink.put(file, bytes).pipe(
      Effect.mapError((error) =>
        error instanceof AssetSink.SinkError ? fail("Disk", error.reason, { code: error.code }) : error
      )
    )
  const path = yield* put({ name: unique, preferredName: preferred, mediaType }, withEnd(fail, extension, stream))
  const name = preferred !== undefined && !path.includes(unique) && path.includes(preferred) ? preferred : unique
  const manifest: AssetManifest = {
    v: 1,
    name,
    ref: task.ref,
    request,
    role: asset.role,
    kind: asset.kind,
    url: publicPart(asset.url),
    mediaType,
    bytes,
    sha256: hash.digest("hex"),
    cost: task.cost,
    createdAt: task.createdAt,
    completedAt: task.completedAt,
    savedAt: yield* DateTime.now
  }
  yield* put({ name: `${name}.json`, mediaType: "application/json" }, Stream.succeed(encode(manifest)))
  return { ...manifest, asset: { ...asset, url: shown(asset.url) }, path }
}, Effect.scoped)

/** Returns an effect that tells whether a file of the task may still appear. */
const youth = (
  { notFoundGrace }: Settings,
  { task: { completedAt } }: Job
): Effect.Effect<Effect.Effect<boolean>> =>
  Effect.zipWith(Clock.currentTimeMillis, monotonic, (now, begun) => {
    const age = completedAt === undefined ? 0 : now - DateTime.toEpochMillis(completedAt)
    return Effect.map(monotonic, (now) => age < notFoundGrace && now - begun < notFoundGrace)
  })

const saveOne = Effect.fnUntraced(function*(settings: Settings, job: Job): Effect.fn.Return<SavedAsset, AssetError> {
  const { asset: { expiresAt, url }, fail, refreshLink } = job
  const pause = yield* RetryDelays.make(settings.retry, settings.maxRetryAfter)
  const isOver = Effect.map(
    Clock.currentTimeMillis,
    (now) => expiresAt !== undefined && DateTime.toEpochMillis(expiresAt) <= now
  )
  const refresh = (ask: NonNullable<typeof refreshLink>, refused: AssetError): Effect.Effect<string, AssetError> =>
    ask(url).pipe(
      Effect.mapError(({ isRetryable, message, retryAfter }) => {
        const reason = isRetryable === true ? "Unavailable" : refused.reason
        return fail(reason, `${refused.description}; no fresh link: ${message}`, { code: refused.code, retryAfter })
      }),
      Effect.catch((error) => Effect.flatMap(pause(error), () => refresh(ask, refused)))
    )

  const mayAppear = yield* youth(settings, job)
  let link = url
  let isFresh = false
  while (true) {
    const result = yield* Effect.result(keep(settings, job, pause, link))
    if (Result.isSuccess(result)) return result.success
    const { reason, code, description } = result.failure
    // After a link has expired, these answers are expected: a refusal, a page instead of the file, an incomplete
    // body.
    const isExpired = (reason === "Refused" || (!isFresh && (reason === "WrongType" || reason === "Incomplete"))) &&
      (yield* isOver)
    const error = isExpired ? fail("Expired", description, { code }) : result.failure
    if (refreshLink !== undefined && !isFresh && (error.reason === "Refused" || error.reason === "Expired")) {
      isFresh = true
      link = yield* refresh(refreshLink, error)
    } else {
      const isPassing = error.reason === "Refused" && absences.includes(code ?? "") && (yield* mayAppear)
      const fault = isPassing ? fail("Unavailable", description) : reason === "WrongType" ? error : result.failure
      yield* Effect.mapError(pause(fault), () => error)
    }
  }
})

const decodeTask = Schema.decodeUnknownOption(Schema.toCodecJson(Succeeded))

/** Accepts a task as it is, or as it is read from JSON. */
const acceptTask = (task: Succeeded): Effect.Effect<Succeeded, InvalidTaskRef> => {
  if (task.ref instanceof TaskRef) return Effect.succeed(task)
  return Effect.map(TaskRef.decode(task.ref), (ref) => Option.getOrElse(decodeTask(task), () => ({ ...task, ref })))
}

/** The answers of hosts that do not have a file yet. */
const absences: ReadonlyArray<string> = ["202", "403", "404"]

interface Job extends Pick<SaveOptions, "name" | "refreshLink"> {
  readonly task: Succeeded
  readonly asset: Asset
  readonly n: number
  readonly request: Schema.Json | undefined
  readonly fail: Download.Fail
}

/** Returns the names of a file: a unique one, and the one that was asked for. */
const namesOf = ({ n, name, request, task }: Job, extension: string, now: DateTime.Utc) => {
  if (name === undefined) return { unique: `${assetName(task.ref, n)}.${extension}`, preferred: undefined }
  const date = DateTime.formatIsoDateUtc(task.completedAt ?? now)
  const named = namedBy(name, { ref: task.ref, n, count: task.assets.length, date, prompt: promptOf(request) })
  return { unique: `${named.unique}.${extension}`, preferred: `${named.preferred}.${extension}` }
}

/** Returns the prompt of a request, which vendors and portable requests have in one of two places. */
const promptOf = (request: Schema.Json | undefined): string => {
  const input = Predicate.hasProperty(request, "input") ? request.input : undefined
  const prompt = [request, input].map((part) => Predicate.hasProperty(part, "prompt") ? part.prompt : undefined)
  return prompt.find(Predicate.isString) ?? ""
}

const failure = (ref: TaskRef, { url }: Asset, number: number): Download.Fail => (reason, description, more) =>
  new AssetError({ provider: ref.provider, ref, url: shown(url), number, reason, description, ...more })

/** Returns all files, or the error of the first missing one, with the results of the others. */
const together = (
  results: ReadonlyArray<Result.Result<SavedAsset, AssetError>>
): Effect.Effect<ReadonlyArray<SavedAsset>, AssetError> => {
  const [saved, missing] = Arr.separate(results)
  const [first, ...others] = missing
  if (first === undefined) return Effect.succeed(saved)
  const also = others.map(({ reason, number, description }) => `; nor was file ${number} (${reason}): ${description}`)
  return Effect.fail(new AssetError({ ...first, description: `${first.description}${also.join("")}`, saved }))
}

/** Returns the file that a data URL contains. */
const held = Effect.fnUntraced(function*({ fail }: Job, link: string, maxBytes: number) {
  const file = Option.getOrUndefined(DataUrl.read(link, maxBytes))
  if (file === undefined) return yield* fail("UnsafeUrl", "it is no data: URL in a form that can be read")
  if (file !== "TooLarge" && file.bytes.length === 0) return yield* fail("Incomplete", "the file is empty")
  if (file === "TooLarge") return yield* fail("TooLarge", `more than the ${maxBytes} bytes that are allowed`)
  return { contentType: () => file.mediaType, stream: Stream.succeed(file.bytes) }
})

/** Returns a link as it may be shown: errors and manifests do not contain files. */
const shown = (url: string): string => DataUrl.isDataUrl(url) ? DataUrl.label(url) : url

/** Returns the file's type, if the task can have made such a file. */
const checkMediaType = (
  { asset, fail }: Job,
  head: Uint8Array,
  contentType: string | undefined
): Effect.Effect<FileType.FileType, AssetError> => {
  const path = DataUrl.isDataUrl(asset.url) ? "" : new URL(asset.url).pathname
  const { type, verdict } = FileType.judge(head, { path, contentType, kind: asset.kind })
  switch (verdict) {
    case "plausible":
      return Effect.succeed(type)
    case "wrong":
      return fail("WrongType", `${type.mediaType} came for the task's ${asset.kind}`)
    case "cut":
      return fail("Incomplete", `${head.length} bytes came, too few for ${type.mediaType}`)
  }
}

/** Lets a picture fail that lacks its end, although as many bytes came as the host announced. */
const withEnd = <E>(
  fail: Download.Fail,
  extension: string,
  stream: Stream.Stream<Uint8Array, E>
): Stream.Stream<Uint8Array, E | AssetError> => {
  const end = fileEnd(extension)
  if (end === undefined) return stream
  return stream.pipe(
    Stream.tap((chunk) => Effect.sync(() => end.take(chunk))),
    Stream.concat(
      Stream.suspend(() => end.isCut() ? Stream.fail(fail("Incomplete", `the ${extension} has no end`)) : Stream.empty)
    )
  )
}

const publicPart = (link: string): string => {
  if (DataUrl.isDataUrl(link)) return DataUrl.label(link)
  const { origin, pathname } = new URL(link)
  return `${origin}${pathname}`
}

const ManifestText = Schema.fromJsonString(Schema.toCodecJson(AssetManifest))
const encodeManifest = Schema.encodeSync(ManifestText)
const encode = (manifest: AssetManifest): Uint8Array => new TextEncoder().encode(`${encodeManifest(manifest)}\n`)
