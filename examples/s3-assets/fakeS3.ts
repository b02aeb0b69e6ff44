/**
 * Emulates the part of S3 that an upload needs, on a socket of this machine: multipart uploads, kept in memory.
 */
import { Effect } from "effect"
import * as Http from "node:http"

/** An object of the bucket. */
export interface Stored {
  readonly type: string
  readonly body: Buffer
}

/** The requests and objects of the fake. `refuse` makes the named requests fail, `hang` makes them never end. */
export interface FakeS3 {
  readonly endpoint: string
  readonly objects: Map<string, Stored>
  readonly open: Map<string, { readonly type: string; readonly parts: Map<number, Buffer> }>
  readonly seen: Array<string>
  refuse: string
  hang: string
}

const read = (request: Http.IncomingMessage) =>
  new Promise<Buffer>((resolve) => {
    const chunks: Array<Buffer> = []
    request.on("data", (chunk: Buffer) => chunks.push(chunk)).on("end", () => resolve(Buffer.concat(chunks)))
  })

const xml = (name: string, fields: string) => `<?xml version="1.0" encoding="UTF-8"?><${name}>${fields}</${name}>`

type Answer = readonly [status: number, text: string, etag?: string]

const answer = (s3: FakeS3, request: Http.IncomingMessage, body: Buffer): Answer | undefined => {
  const url = new URL(request.url ?? "", s3.endpoint)
  const key = decodeURIComponent(url.pathname).replace("/bucket/", "")
  const id = url.searchParams.get("uploadId") ?? ""
  const part = Number(url.searchParams.get("partNumber"))
  const what = `${request.method} ${url.searchParams.has("uploads") ? "begin" : part > 0 ? `part ${part}` : "end"}`
  s3.seen.push(`${what} ${key}`)
  if (s3.hang !== "" && what.startsWith(s3.hang)) return undefined
  if (request.headers.authorization?.startsWith("AWS4-HMAC-SHA256 ") !== true) return [403, xml("Error", "")]
  if (what === s3.refuse) return [403, xml("Error", "<Code>AccessDenied</Code><Message>no room</Message>")]
  if (url.searchParams.has("uploads")) {
    const id = `upload-${s3.seen.length}`
    s3.open.set(id, { type: request.headers["content-type"] ?? "", parts: new Map() })
    return [200, xml("InitiateMultipartUploadResult", `<Key>${key}</Key><UploadId>${id}</UploadId>`)]
  }
  const upload = s3.open.get(id)
  if (upload === undefined) return [404, xml("Error", "<Code>NoSuchUpload</Code>")]
  if (request.method === "PUT") {
    upload.parts.set(part, body)
    return [200, "", `"etag-${part}"`]
  }
  s3.open.delete(id)
  if (request.method === "DELETE") return [204, ""]
  s3.objects.set(key, { type: upload.type, body: Buffer.concat([...upload.parts.values()]) })
  return [200, xml("CompleteMultipartUploadResult", `<Key>${key}</Key><ETag>"all"</ETag>`)]
}

/** Serves a bucket called `bucket` until the scope ends. */
export const serve = Effect.acquireRelease(
  Effect.callback<{ readonly s3: FakeS3; readonly close: () => void }>((resume) => {
    const s3: FakeS3 = { endpoint: "", objects: new Map(), open: new Map(), seen: [], refuse: "", hang: "" }
    const server = Http.createServer((request, response) => {
      void read(request).then((body) => {
        const answered = answer(s3, request, body)
        if (answered === undefined) return
        const [status, text, etag] = answered
        response.writeHead(status, { "content-type": "application/xml", ...(etag === undefined ? {} : { etag }) })
        response.end(text)
      })
    })
    server.listen(0, "127.0.0.1", () => {
      const address = server.address()
      const endpoint = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}/bucket`
      resume(Effect.succeed({ s3: Object.assign(s3, { endpoint }), close: () => server.close().closeAllConnections() }))
    })
  }),
  ({ close }) => Effect.sync(close)
).pipe(Effect.map(({ s3 }) => s3))
