/**
 * Cuts the connection to the database during the waits and restores it, and checks that the jobs continue.
 */
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import { connect, createServer, type Socket } from "node:net"
import * as Database from "./database.ts"
import { settingsOf, start, untilEnded, vendors, verdictOf } from "./fleet.ts"

/** Opens a connection to a server that can be cut. */
const line = (target: URL) =>
  Effect.acquireRelease(
    Effect.callback<Line>((resume) => {
      const sockets = new Set<Socket>()
      let isCut = false
      const server = createServer((client) => {
        if (isCut) return void client.destroy()
        const upstream = connect(Number(target.port || "5432"), target.hostname)
        for (const socket of [client, upstream]) {
          sockets.add(socket)
          socket.on("error", () => socket.destroy())
          socket.on("close", () => {
            sockets.delete(socket)
            client.destroy()
            upstream.destroy()
          })
        }
        client.pipe(upstream)
        upstream.pipe(client)
      })
      server.listen(0, "127.0.0.1", () => {
        const address = server.address()
        const url = new URL(target)
        url.hostname = "127.0.0.1"
        url.port = typeof address === "object" && address !== null ? String(address.port) : ""
        const cut = (value: boolean) =>
          Effect.sync(() => {
            isCut = value
            if (value) { for (const socket of sockets) socket.destroy() }
          })
        resume(Effect.succeed({ url: url.href, cut, server }))
      })
    }),
    ({ cut, server }) => Effect.andThen(cut(true), Effect.sync(() => server.close()))
  )

interface Line {
  readonly url: string
  readonly cut: (isCut: boolean) => Effect.Effect<void>
  readonly server: ReturnType<typeof createServer>
}

/** Runs tasks of ten seconds. The database becomes unreachable as soon as all are enqueued, for `away`. */
export const measure = (options: { readonly jobs: number; readonly away: Duration.Input }) =>
  Effect.gen(function*() {
    const database = yield* Database.make("postgres")
    const { cut, url } = yield* line(new URL(database))
    const worker = yield* start({ ...yield* settingsOf(url), jobs: options.jobs })
    yield* worker.hasHandedIn
    yield* Effect.sleep("2 seconds")
    yield* cut(true)
    yield* Effect.sleep(options.away)
    yield* cut(false)
    yield* untilEnded(worker, options.jobs)
    yield* worker.stop
    return yield* verdictOf(database, options.jobs)
  }).pipe(Effect.scoped, Effect.provide(vendors({ duration: "10 seconds" })))
