/**
 * KIE's uploads: file-stream-upload and file-url-upload, and the uploaded files, for 24 hours.
 *
 * file-url-upload fetches nothing: a result file of the emulator is copied, any other link becomes a picture of the
 * link.
 */
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import type * as Schema from "effect/Schema"
import * as Files from "../Files.ts"
import { fileNameOf, taskOfFile } from "../internal/Links.ts"
import { Refusal } from "../internal/Refusal.ts"
import { type Call, type Dialect, json, nonEmptyString, type Reply, type Route, text } from "../internal/Route.ts"
import { filesSince, type TaskStore, type Upload } from "../internal/TaskStore.ts"
import * as Picture from "../Picture.ts"

const vendor = "kie"

/** The lifetime of uploaded files, in milliseconds. */
export const lifetimeMillis = 24 * 60 * 60_000

/** The largest accepted file, in bytes. */
export const maxBytes = 100 * 1024 * 1024

const invalid = (text: string) => new Refusal({ reason: "InvalidRequest", code: 400, text })

const take = (call: Call, store: TaskStore, directory: string, name: string, upload: Upload): Reply => {
  const filePath = [...directory.split("/"), name].filter((part) => part !== "" && !/^\.+$/.test(part)).join("/")
  // A second file of the same name replaces the first, as the vendor's page says.
  store.uploads.set(filePath, upload)
  return json({
    success: true,
    code: 200,
    msg: "File uploaded successfully",
    data: {
      success: true,
      fileName: name,
      filePath,
      downloadUrl: `${call.origin}/uploads/${filePath.split("/").map(encodeURIComponent).join("/")}`,
      fileSize: upload.bytes.length,
      mimeType: upload.type,
      uploadedAt: new Date(upload.at).toISOString()
    }
  })
}

const streamUpload = Effect.fnUntraced(function*(call: Call, store: TaskStore): Effect.fn.Return<Reply, Refusal> {
  const file = call.form?.get("file")
  if (!(file instanceof Blob)) return yield* invalid("file is required")
  if (file.size > maxBytes) return yield* invalid("the file is too large")
  const directory = nonEmptyString(asText(call.form?.get("uploadPath")))
  if (directory === undefined) return yield* invalid("uploadPath is required")
  const name = nonEmptyString(asText(call.form?.get("fileName"))) ?? file.name
  const bytes = new Uint8Array(yield* Effect.promise(() => file.arrayBuffer()))
  const type = file.type === "" ? "application/octet-stream" : file.type
  return take(call, store, directory, name, { bytes, type, at: call.now })
})

const urlUpload = Effect.fnUntraced(function*(call: Call, store: TaskStore): Effect.fn.Return<Reply, Refusal> {
  const body: Schema.JsonObject = Option.getOrElse(call.json, () => ({}))
  const url = nonEmptyString(body["fileUrl"])
  const directory = nonEmptyString(body["uploadPath"])
  if (url === undefined || !/^https?:/i.test(url)) return yield* invalid("fileUrl is required")
  if (directory === undefined) return yield* invalid("uploadPath is required")
  const link = fileNameOf(url)
  const ours = link === undefined ? undefined : taskOfFile(link, store)
  const found = ours !== undefined && filesSince(ours.task, call.now) !== undefined
    ? Files.content(ours)
    : undefined
  const subject = { prompt: url, provider: "KIE", model: "an uploaded link", index: 1 }
  const { bytes, type } = found?._tag === "Bytes" ? found : { bytes: Picture.draw(subject), type: "image/png" }
  const name = nonEmptyString(body["fileName"]) ?? link ?? `${store.hex(16)}.png`
  return take(call, store, directory, name, { bytes, type, at: call.now })
})

const asText = (value: FormDataEntryValue | null | undefined): string | undefined =>
  typeof value === "string" ? value : undefined

/** The routes that accept files. */
export const routes = (dialect: Dialect, gate: Route["gate"]): ReadonlyArray<Route> =>
  ([["/api/file-stream-upload", streamUpload], ["/api/file-url-upload", urlUpload]] as const).map(
    ([path, answer]): Route => ({
      method: "POST",
      path,
      operation: "upload",
      dialect,
      subject: () => ({ vendor }),
      gate,
      answer
    })
  )

/** The route of uploaded files. They require no key. */
export const route: Route = {
  method: "GET",
  path: "/uploads/*",
  operation: "result",
  subject: () => ({ vendor }),
  answer: (call, store) =>
    Effect.sync(() => {
      const upload = store.uploads.get(call.params["*"] ?? "")
      return upload === undefined || call.now - upload.at >= lifetimeMillis
        ? text("Not Found", 404)
        : { status: 200, headers: {}, body: { _tag: "Bytes", bytes: upload.bytes, type: upload.type } }
    })
}
