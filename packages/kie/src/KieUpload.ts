/**
 * Uploads to KIE, so that a local picture can be an input.
 *
 * Source: docs.kie.ai, "File Upload API" (file-stream-upload, file-url-upload), and public clients. Not certain, since no
 * recorded traffic shows it: the host, the limit of 100 MB, that files live for 3 days, and that a second file of the
 * same directory and name replaces the first, which is why every upload has a directory of its own unless told otherwise.
 */
import * as ProviderHttp from "@effect-media/core/ProviderHttp"
import type { InvalidRequest, ReadError } from "@effect-media/core/TaskError"
import * as UploadCheck from "@effect-media/core/UploadCheck"
import * as SecureRandom from "effect/crypto/SecureRandom"
import * as DateTime from "effect/DateTime"
import type * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import type * as HttpClient from "effect/http/HttpClient"
import * as HttpClientRequest from "effect/http/HttpClientRequest"
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"
import type * as Stream from "effect/Stream"
import * as Wire from "./KieWire.ts"

/**
 * What takes files. An upload costs nothing and is never repeated by itself; what the vendor refuses is its typed error,
 * and what is wrong before anything is sent is an `InvalidRequest` whose `problems` name the field.
 */
export interface KieUploads {
  /**
   * Uploads bytes, or a stream of them, which is collected first: the host wants to know the length. More than
   * `maxUploadBytes`, no bytes at all, and a blank name are refused here; a stream's own error passes through.
   */
  readonly uploadFile: <E = never>(file: KieFile<E>) => Effect.Effect<KieUpload, ReadError | E>
  /**
   * Has KIE fetch a link and keep the file. What KIE cannot or must not fetch is refused here: no http or https, a host of
   * this machine or network (`127.0.0.1`, `localhost`), a user or a password. Names are not looked up: KIE does that.
   */
  readonly uploadUrl: (url: string, target?: KieTarget) => Effect.Effect<KieUpload, ReadError>
}

/** A file to upload. Its media type is that of the name's extension, to the vendor, unless `mediaType` says it. */
export interface KieFile<out E = never> extends KieTarget {
  readonly content: Uint8Array | Stream.Stream<Uint8Array, E>
  readonly name: string
  readonly mediaType?: string | undefined
}

/** Where an uploaded file goes. */
export interface KieTarget {
  /**
   * The directory at KIE, relative: parts with `/` between them, and none of them empty, `.` or `..`; no backslash and no
   * control character. @default a new one for every upload
   */
  readonly directory?: string | undefined
  /** The file's name at KIE. @default of a URL: the vendor chooses */
  readonly name?: string | undefined
}

/**
 * An uploaded file.
 *
 * - `url`: what a request's input takes
 * - `expiresAt`: UTC, 3 days after the upload by the vendor's page
 * - `name`, `bytes`, `mediaType`: as the vendor saw them, where it says so
 */
export interface KieUpload {
  readonly url: string
  readonly expiresAt: DateTime.Utc
  readonly name?: string | undefined
  readonly bytes?: number | undefined
  readonly mediaType?: string | undefined
}

/** How uploads are made. */
export interface UploadOptions {
  /** Where uploads go. @default `baseUrl` where that is set, else the vendor's host for uploads */
  readonly uploadBaseUrl?: string | undefined
  /** The largest file that is uploaded, in bytes. @default 100 MiB */
  readonly maxUploadBytes?: number | undefined
  /** How long one upload may take. @default 5 minutes */
  readonly uploadTimeout?: Duration.Input | undefined
}

const { provider } = Wire.dialect
const host = "https://kieai.redpandaai.co"
const lifetime = "3 days"

const decodeUpload = Schema.decodeUnknownEffect(Wire.UploadReply)

/**
 * Makes the uploads of the service.
 */
export const make = Effect.fnUntraced(function*(
  options: ProviderHttp.ProviderOptions & UploadOptions
): Effect.fn.Return<KieUploads, never, HttpClient.HttpClient> {
  const http = yield* ProviderHttp.make(Wire.dialect, {
    ...options,
    baseUrl: options.uploadBaseUrl ?? options.baseUrl ?? host,
    readTimeout: options.uploadTimeout ?? "5 minutes"
  })
  const maxBytes = options.maxUploadBytes ?? 100 * 1024 ** 2
  const tooLarge = "raise maxUploadBytes if KIE does"

  const send = Effect.fnUntraced(function*(request: HttpClientRequest.HttpClientRequest) {
    const { body: { data } } = yield* http.read({ operation: "upload", request, decode: decodeUpload })
    return {
      url: "downloadUrl" in data ? data.downloadUrl : data.fileUrl,
      expiresAt: DateTime.addDuration(yield* DateTime.now, lifetime),
      name: Option.getOrUndefined(data.fileName),
      bytes: Option.getOrUndefined(data.fileSize),
      mediaType: Option.getOrUndefined(data.mimeType)
    }
  })

  const uploadFile = Effect.fn("Kie.uploadFile")(function*<E>(file: KieFile<E>) {
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

  const uploadUrl = Effect.fn("Kie.uploadUrl")(function*(url: string, target: KieTarget = {}) {
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

/** Uploads of the double: nothing is sent, and every file has a link. */
export const double: KieUploads = {
  uploadFile: ({ name }) => doubled(name),
  uploadUrl: (url, target) => doubled(target?.name ?? url)
}

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
