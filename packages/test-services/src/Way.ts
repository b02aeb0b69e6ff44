/**
 * Connects to a server through a connection that can be cut, for tests of broken connections.
 */
import * as Effect from "effect/Effect"
import { connect, createServer, type Socket } from "node:net"

/**
 * A connection to the server of a URL that can be cut.
 *
 * - `url`: the same URL, through this connection
 * - `cut`: ends all connections that go through it; new ones are accepted
 * - `close`: ends all connections, and accepts no new ones
 */
export interface Way {
  readonly url: string
  readonly cut: Effect.Effect<void>
  readonly close: Effect.Effect<void>
}

/** Opens such a connection to the server of a URL, and closes it when the scope ends. */
export const make = (to: string, defaultPort: number) =>
  Effect.acquireRelease(
    Effect.callback<Way>((resume) => {
      const target = new URL(to)
      const sockets = new Set<Socket>()
      const cut = () => sockets.forEach((socket) => socket.destroy())
      const server = createServer((client) => {
        const upstream = connect(Number(target.port || defaultPort), target.hostname)
        for (const [one, other] of [[client, upstream], [upstream, client]] as const) {
          sockets.add(one)
          one.on("error", () => other.destroy()).on("close", () => {
            sockets.delete(one)
            other.destroy()
          })
          one.pipe(other)
        }
      })
      server.listen(0, "127.0.0.1", () => {
        const address = server.address()
        const through = new URL(to)
        through.host = `127.0.0.1:${typeof address === "object" ? address?.port : 0}`
        const close = Effect.sync(() => {
          server.close()
          cut()
        })
        resume(Effect.succeed({ url: through.href, cut: Effect.sync(cut), close }))
      })
    }),
    ({ close }) => close
  )
