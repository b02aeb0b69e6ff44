/**
 * Finds a PostgreSQL for tests and measurements: the one of TEST_POSTGRES_URL, else the one on this machine, else one
 * that is started from the installed binaries, as a user that is not root, and removed afterwards.
 */
import { PgClient } from "@effect/sql-pg"
import * as Config from "effect/Config"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Reactivity from "effect/reactivity/Reactivity"
import * as Redacted from "effect/Redacted"
import { execFileSync } from "node:child_process"
import { randomUUID } from "node:crypto"
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs"
import { createServer } from "node:net"
import { tmpdir } from "node:os"
import { delimiter, join } from "node:path"

const query = (url: string, sql: string) =>
  Effect.scoped(Effect.gen(function*() {
    const client = yield* PgClient.make({ url: Redacted.make(url), maxConnections: 1, connectTimeout: "2 seconds" })
    return yield* client.unsafe(sql)
  })).pipe(Effect.provide(Reactivity.layer))

const answers = (url: string) => Effect.isSuccess(query(url, "SELECT 1"))

/** The directory of `initdb` and `pg_ctl`. */
const binaries = (): string | undefined => {
  const versions = "/usr/lib/postgresql"
  const installed = existsSync(versions)
    ? readdirSync(versions).toSorted((a, b) => Number(b) - Number(a)).map((version) => join(versions, version, "bin"))
    : []
  return [...(process.env["PATH"] ?? "").split(delimiter), ...installed].find((directory) =>
    existsSync(join(directory, "initdb")) && existsSync(join(directory, "pg_ctl"))
  )
}

const idOf = (flag: "-u" | "-g", user: string): number => Number(execFileSync("id", [flag, user], { encoding: "utf8" }))

/** Returns a user that is not root: PostgreSQL and PgBouncer refuse to run as root. */
export const asWhom = (): { readonly uid?: number; readonly gid?: number } =>
  process.getuid?.() === 0 ? { uid: idOf("-u", "nobody"), gid: idOf("-g", "nobody") } : {}

/** Finds a port that is not in use. */
export const freePort = Effect.callback<number>((resume) => {
  const server = createServer()
  server.listen(0, "127.0.0.1", () => {
    const address = server.address()
    server.close(() => resume(Effect.succeed(typeof address === "object" && address !== null ? address.port : 0)))
  })
})

/** Starts a server until the scope ends, with a socket and data in a directory of its own. */
const startServer = Effect.fnUntraced(function*(bin: string) {
  const port = yield* freePort
  const who = asWhom()
  const directory = mkdtempSync(join(tmpdir(), "effect-media-pg-"))
  if (who.uid !== undefined && who.gid !== undefined) chownSync(directory, who.uid, who.gid)
  const data = join(directory, "data")
  const run = (name: string, args: ReadonlyArray<string>) =>
    execFileSync(join(bin, name), args, { ...who, cwd: directory, stdio: ["ignore", "ignore", "pipe"] })
  yield* Effect.addFinalizer(() => Effect.sync(() => rmSync(directory, { recursive: true, force: true })))
  run("initdb", ["-D", data, "-U", "postgres", "-A", "trust", "-N"])
  const settings = `-p ${port} -k ${directory} -c listen_addresses=127.0.0.1 -c fsync=off`
  run("pg_ctl", ["-D", data, "-w", "-l", join(directory, "log"), "-o", settings, "start"])
  yield* Effect.addFinalizer(() => Effect.sync(() => run("pg_ctl", ["-D", data, "-m", "immediate", "stop"])))
  return `postgresql://postgres@127.0.0.1:${port}/postgres`
})

const localServer = "postgresql://postgres@127.0.0.1:5432/postgres"

/** The message if the service is missing. */
export const none = "There is no PostgreSQL at 127.0.0.1:5432 and no initdb: install it, or set TEST_POSTGRES_URL."

/**
 * Finds the URL of a server; a server that had to be started stops when the scope ends. `None` if there is no server.
 */
export const find = Effect.gen(function*() {
  const given = yield* Config.option(Config.String("TEST_POSTGRES_URL"))
  if (Option.isSome(given)) return given
  if (yield* answers(localServer)) return Option.some(localServer)
  const bin = binaries()
  return bin === undefined ? Option.none() : Option.some(yield* startServer(bin))
})

/** Creates a database on a server, and removes it when the scope ends. Returns its URL. */
export const database = (server: string) =>
  Effect.acquireRelease(
    Effect.gen(function*() {
      const name = `effect_media_${randomUUID().replaceAll("-", "")}`
      const url = new URL(server)
      yield* query(url.href, `CREATE DATABASE ${name}`)
      url.pathname = `/${name}`
      return { name, url: url.href }
    }),
    ({ name }) => Effect.orDie(query(server, `DROP DATABASE ${name} WITH (FORCE)`))
  ).pipe(Effect.map(({ url }) => url))
