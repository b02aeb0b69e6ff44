/**
 * Serves one large file, as a process of its own: `node largeFile.ts <megabytes>` prints its URL. Every block of the
 * file differs, so that it cannot be compressed on the way; its SHA-256 is in the `x-sha256` header.
 */
import { createHash } from "node:crypto"
import * as Http from "node:http"

const block = 64 * 1024
const blocks = Number(process.argv[2] ?? 1) * 16
const beginning = Buffer.from("\x89PNG\r\n\x1a\n", "latin1")

/** Fills the buffer with the `i`-th block, over the previous one. */
const fill = (buffer: Buffer, i: number): Buffer => {
  buffer.fill(i % 251)
  buffer.writeUInt32BE(i, 8)
  beginning.copy(buffer)
  return buffer
}

const hash = createHash("sha256")
const scratch = Buffer.alloc(block)
for (let i = 0; i < blocks; i++) hash.update(fill(scratch, i))
const sha256 = hash.digest("hex")

const server = Http.createServer((_, response) => {
  response.writeHead(200, { "content-length": blocks * block, "content-type": "image/png", "x-sha256": sha256 })
  let i = 0
  const more = () => {
    while (i < blocks) {
      if (!response.write(fill(Buffer.allocUnsafe(block), i++))) return void response.once("drain", more)
    }
    response.end()
  }
  more()
})

server.listen(0, "127.0.0.1", () => {
  const address = server.address()
  console.log(JSON.stringify({ url: `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}/`, sha256 }))
})
