/**
 * Uploads files to KIE, so that a local picture can be an input.
 *
 * Source: docs.kie.ai, "File Upload API" (file-stream-upload, file-url-upload), and public clients. No recorded traffic
 * confirms the limit of 100 MB, or that files live for 24 hours. Nor does it confirm that a second file of the
 * same directory and name replaces the first, which is why every upload has its own directory by default.
 */
import * as ProviderHttp from "@effect-media/core/http/ProviderHttp"
import * as UploadCheck from "@effect-media/core/http/UploadCheck"
import { checkDurations } from "@effect-media/core/task/DurationOptions"
import { InvalidRequest, type ReadError } from "@effect-media/core/task/TaskError"
import * as Config from "effect/Config"
import * as Context from "effect/Context"
import * as SecureRandom from "effect/crypto/SecureRandom"
import * as DateTime from "effect/DateTime"
import type * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import type * as HttpClient from "effect/http/HttpClient"
import * as HttpClientRequest from "effect/http/HttpClientRequest"
import * as Layer from "effect/Layer"
import * as Option from "effect/Option"
import * as Path from "effect/Path"
import * as Stream from "effect/Stream"
import * as Wire from "./KieWire.ts"

/**
 * The operations of {@link KieUploads}. An upload costs nothing and is never retried automatically. A refusal of the
 * vendor is its typed error; a fault found before anything is sent is an `InvalidRequest` whose `problems` name the
 * field.
 */
export interface KieUploadsService {
  /**
   * Uploads bytes, or a stream of them, which is collected first because the host needs the length. More than
   * `maxUploadBytes`, no bytes at all, and a blank name are refused here; a stream's own error passes through.
   */
  readonly uploadFile: <E = never>(file: KieFile<E>) => Effect.Effect<KieUpload, ReadError | E>
  /**
   * Has KIE fetch a link and keep the file. A link that KIE cannot or must not fetch is refused here: no http or https,
   * a host of this machine or network (`127.0.0.1`, `localhost`), a user or a password. Names are not looked up: KIE
   * does that.
   */
  readonly uploadUrl: (url: string, target?: KieTarget) => Effect.Effect<KieUpload, ReadError>
}

/** A file to upload. Its media type for the vendor follows from the name's extension, unless `mediaType` is given. */
export interface KieFile<out E = never> extends KieTarget {
  readonly content: Uint8Array | Stream.Stream<Uint8Array, E>
  readonly name: string
  readonly mediaType?: string | undefined
}

/** The place of an uploaded file. */
export interface KieTarget {
  /**
   * The directory at KIE, relative: parts with `/` between them, and none of them empty, `.` or `..`; no backslash and
   * no control character. @default a new one for every upload
   */
  readonly directory?: string | undefined
  /** The file's name at KIE. @default for a URL, the vendor chooses it */
  readonly name?: string | undefined
}

/**
 * An uploaded file.
 *
 * - `url`: the link for a request's input
 * - `expiresAt`: UTC, 24 hours after the upload, according to the vendor's page
 * - `name`, `bytes`, `mediaType`: as the vendor reports them, if it does
 */
export interface KieUpload {
  readonly url: string
  readonly expiresAt: DateTime.Utc
  readonly name?: string | undefined
  readonly bytes?: number | undefined
  readonly mediaType?: string | undefined
}

/** Options of the layer. */
export interface KieUploadsOptions extends Pick<ProviderHttp.ProviderOptions, SharedOption> {
  /** The URL for uploads. @default the vendor's host for uploads */
  readonly baseUrl?: string | undefined
  /** The size limit of an upload, in bytes. @default 100 MiB */
  readonly maxUploadBytes?: number | undefined
  /** The time limit of one upload. @default 5 minutes */
  readonly uploadTimeout?: Duration.Input | undefined
}

type SharedOption = "apiKey" | "userAgent" | "maxBodyBytes" | "transformClient"

/**
 * KIE's host for uploads, for programs that have files. It is a service of its own, separate from {@link Kie}.
 *
 * @example
 * ```ts import.meta.vitest
 * import { Kie, KieUploads } from "@effect-media/kie"
 * import * as Effect from "effect/Effect"
 *
 * const program = Effect.gen(function*() {
 *   const [kie, uploads] = [yield* Kie, yield* KieUploads]
 *   const boat = yield* uploads.uploadFile({ name: "boat.svg", content: new TextEncoder().encode("<svg/>") })
 *   const input = { prompt: "the same boat at night", image_urls: [boat.url] }
 *   const { id } = yield* kie.submit({ model: "google/nano-banana-edit", input })
 *   return `${boat.url} is in ${id}`
 * })
 *
 * const test = Effect.provide(program, [Kie.layerTest([{}]), KieUploads.layerTest()])
 * await Effect.runPromise(test) // => "https://upload.test/boat.svg is in kie-1"
 * ```
 */
export class KieUploads extends Context.Service<KieUploads, KieUploadsService>()("@effect-media/kie/KieUploads") {
  /** Creates the service, for code that provides it in another way than by a layer. */
  static get make(): typeof make {
    return make
  }

  /** Creates the service with these options. */
  static layer(options: KieUploadsOptions): Layer.Layer<KieUploads, never, HttpClient.HttpClient> {
    return Layer.effect(KieUploads, make(options))
  }

  /**
   * Creates the service with options from the environment: `KIE_API_KEY`, and for uploads `KIE_UPLOAD_BASE_URL` or
   * `KIE_BASE_URL`, if one is set.
   */
  static layerConfig(
    options: Config.Wrap<KieUploadsOptions> = optionsFromEnv
  ): Layer.Layer<KieUploads, Config.ConfigError, HttpClient.HttpClient> {
    return Layer.effect(KieUploads, Effect.flatMap(Config.unwrap(options), make))
  }

  /** Creates a test double: nothing is sent, and every file has a link. */
  static layerTest(): Layer.Layer<KieUploads> {
    return Layer.succeed(KieUploads, {
      uploadFile: ({ name }) => doubled(name),
      uploadUrl: (url, target) => doubled(target?.name ?? url)
    })
  }

  /** Uploads a local file, under its own name. A file that cannot be read is an `InvalidRequest` with the reason. */
  static uploadPath(
    file: string,
    target?: KieTarget
  ): Effect.Effect<KieUpload, ReadError, KieUploads | FileSystem.FileSystem | Path.Path> {
    return Effect.gen(function*() {
      const fs = yield* FileSystem.FileSystem
      const path = yield* Path.Path
      const uploads = yield* KieUploads
      const content = Stream.mapError(
        fs.stream(file),
        (error) => InvalidRequest.local(provider, [{ path: "path", problem: error.message }])
      )
      return yield* uploads.uploadFile({ ...target, name: target?.name ?? path.basename(file), content })
    })
  }
}

const { provider } = Wire.dialect
const host = "https://kieai.redpandaai.co"
const lifetime = "24 hours"

const optionsFromEnv: Config.Config<KieUploadsOptions> = Config.map(
  Config.all([ProviderHttp.optionsFromEnv("KIE"), Config.option(Config.URL("KIE_UPLOAD_BASE_URL"))]),
  ([{ apiKey, baseUrl }, url]) => ({ apiKey, baseUrl: Option.getOrUndefined(url)?.href ?? baseUrl })
)

/** Creates the service. */
export const make = Effect.fnUntraced(function*(
  options: KieUploadsOptions
): Effect.fn.Return<KieUploadsService, never, HttpClient.HttpClient> {
  checkDurations("KieUploads", { uploadTimeout: options.uploadTimeout })
  const http = yield* ProviderHttp.make(Wire.dialect, {
    ...options,
    baseUrl: options.baseUrl ?? host,
    readTimeout: options.uploadTimeout ?? "5 minutes"
  })
  const maxBytes = options.maxUploadBytes ?? 100 * 1024 ** 2
  const tooLarge = "raise maxUploadBytes if KIE does"

  const send = Effect.fnUntraced(function*(request: HttpClientRequest.HttpClientRequest) {
    const { body: { data } } = yield* http.read({ operation: "upload", request, schema: Wire.UploadReply })
    return {
      url: "downloadUrl" in data ? data.downloadUrl : data.fileUrl,
      expiresAt: DateTime.addDuration(yield* DateTime.now, lifetime),
      name: Option.getOrUndefined(data.fileName),
      bytes: Option.getOrUndefined(data.fileSize),
      mediaType: Option.getOrUndefined(data.mimeType)
    }
  })

  const uploadFile = Effect.fn("KieUploads.uploadFile")(function*<E>(file: KieFile<E>) {
    const name = yield* UploadCheck.fileName(provider, file.name)
    const directory = yield* directoryOf(file)
    const parts = yield* UploadCheck.content(provider, file.content, { maxBytes, tooLarge })
    const form = new FormData()
    form.append("file", new Blob(parts, file.mediaType === undefined ? {} : { type: file.mediaType }), name)
    form.append("uploadPath", directory)
    form.append("fileName", name)
    return yield* send(
      HttpClientRequest.post("/api/file-stream-upload").pipe(HttpClientRequest.bodyFormData(form))
    )
  })

  const uploadUrl = Effect.fn("KieUploads.uploadUrl")(function*(url: string, target: KieTarget = {}) {
    const body = {
      fileUrl: yield* UploadCheck.publicLink(provider, url),
      uploadPath: yield* directoryOf(target),
      fileName: target.name === undefined ? undefined : yield* UploadCheck.fileName(provider, target.name)
    }
    return yield* send(
      HttpClientRequest.post("/api/file-url-upload").pipe(HttpClientRequest.bodyJsonUnsafe(body))
    )
  })

  return { uploadFile, uploadUrl }
})

const doubled = (name: string): Effect.Effect<KieUpload> =>
  Effect.map(DateTime.now, (now) => ({
    url: `https://upload.test/${ProviderHttp.pathSegment(name)}`,
    expiresAt: DateTime.addDuration(now, lifetime),
    name
  }))

const directoryOf = ({ directory }: KieTarget): Effect.Effect<string, InvalidRequest> =>
  directory === undefined
    ? Effect.sync(() => `effect-media/${SecureRandom.uuidV4Unsafe()}`)
    : UploadCheck.directory(provider, directory)
