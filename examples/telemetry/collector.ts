import { createServer, type IncomingMessage } from "node:http"
import type { AddressInfo } from "node:net"

/** One request of an exporter. */
export interface Export {
  readonly path: string
  readonly type: string
  readonly body: Buffer
}

const bodyOf = async (request: IncomingMessage): Promise<Buffer> => {
  const chunks: Array<Buffer> = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks)
}

/** Starts a collector's OTLP endpoint over HTTP: it accepts all requests, and answers as the protocol requires. */
export const collector = async () => {
  const exports: Array<Export> = []
  const server = createServer(async (request, response) => {
    const type = request.headers["content-type"] ?? ""
    exports.push({ path: request.url ?? "", type, body: await bodyOf(request) })
    const known = request.method === "POST" && /^\/v1\/(traces|metrics|logs)$/.test(request.url ?? "")
    response.writeHead(known ? 200 : 404, { "content-type": type }).end(type === "application/json" ? "{}" : "")
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    exports,
    close: () => {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(resolve))
    }
  }
}
