import { Effect } from "effect"
import { connect, createServer, type Socket } from "node:net"

/** A way to a server that can be cut: all connections that go through it end at once. */
export const cutting = (url: string) =>
  Effect.acquireRelease(
    Effect.callback<{ readonly url: string; readonly cut: Effect.Effect<void>; readonly close: () => void }>(
      (resume) => {
        const target = new URL(url)
        const sockets = new Set<Socket>()
        const cut = () => sockets.forEach((socket) => socket.destroy())
        const server = createServer((client) => {
          const upstream = connect(Number(target.port || 5432), target.hostname)
          for (const [one, other] of [[client, upstream], [upstream, client]] as const) {
            sockets.add(one)
            one.on("error", () => other.destroy()).on("close", () => {
              sockets.delete(one)
              other.destroy()
            })
          }
          client.pipe(upstream)
          upstream.pipe(client)
        })
        server.listen(0, "127.0.0.1", () => {
          const address = server.address()
          const through = new URL(url)
          through.hostname = "127.0.0.1"
          through.port = String(typeof address === "object" ? address?.port : 0)
          const close = () => {
            cut()
            server.close()
          }
          resume(Effect.succeed({ url: through.href, cut: Effect.sync(cut), close }))
        })
      }
    ),
    ({ close }) => Effect.sync(close)
  )
