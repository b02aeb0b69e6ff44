/**
 * Starts Debian's PgBouncer in front of a PostgreSQL, for tests: from the installed binary, as a user that is not root,
 * until the scope ends.
 */
import * as Effect from "effect/Effect"
import { execFileSync, spawn } from "node:child_process"
import { chownSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { connect } from "node:net"
import { tmpdir } from "node:os"
import { delimiter, join } from "node:path"
import { asWhom, freePort } from "./Postgres.ts"

/** The path of the binary, if it is installed; Debian has it in a directory that may be missing from a user's PATH. */
export const binary = [...(process.env["PATH"] ?? "").split(delimiter), "/usr/sbin"]
  .map((directory) => join(directory, "pgbouncer"))
  .find((file) => existsSync(file))

/** The message if the service is missing. */
export const none = "There is no pgbouncer: install it (apt-get install pgbouncer)."

/** The pool mode and further settings of PgBouncer. */
export interface PgBouncerOptions {
  readonly mode: "session" | "transaction" | "statement"
  /** Lines for the section [pgbouncer]. */
  readonly settings?: ReadonlyArray<string>
}

const accepts = (port: number) =>
  Effect.callback<boolean>((resume) => {
    const socket = connect(port, "127.0.0.1")
    const end = (is: boolean) => {
      socket.destroy()
      resume(Effect.succeed(is))
    }
    socket.once("connect", () => end(true)).once("error", () => end(false))
  })

/** Starts a PgBouncer in front of the server of a URL; returns the URL that leads through it. */
export const start = Effect.fnUntraced(function*(url: string, { mode, settings = [] }: PgBouncerOptions) {
  const server = new URL(url)
  const port = yield* freePort
  const directory = mkdtempSync(join(tmpdir(), "effect-media-pgbouncer-"))
  yield* Effect.addFinalizer(() => Effect.sync(() => rmSync(directory, { recursive: true, force: true })))
  const who = asWhom()
  const log = join(directory, "log")
  const ini = join(directory, "pgbouncer.ini")
  writeFileSync(
    ini,
    [
      "[databases]",
      `* = host=${server.hostname} port=${server.port || "5432"}`,
      "[pgbouncer]",
      "listen_addr = 127.0.0.1",
      `listen_port = ${port}`,
      "unix_socket_dir =",
      "auth_type = trust",
      `auth_file = ${join(directory, "users")}`,
      `pool_mode = ${mode}`,
      `logfile = ${log}`,
      ...settings
    ].join("\n")
  )
  const users = [server.username, decodeURIComponent(server.username)]
  writeFileSync(join(directory, "users"), [...new Set(users)].map((user) => `"${user}" ""`).join("\n"))
  if (who.uid !== undefined && who.gid !== undefined) {
    chownSync(directory, who.uid, who.gid)
    execFileSync("chmod", ["-R", "a+rX", directory])
  }
  const child = spawn(binary ?? "pgbouncer", ["-q", ini], { ...who, cwd: directory, stdio: "ignore" })
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()))
  yield* Effect.addFinalizer(() => {
    child.kill("SIGKILL")
    return Effect.promise(() => ended)
  })
  yield* Effect.suspend(() =>
    child.exitCode === null ? accepts(port) : Effect.die(new Error(readFileSync(log, "utf8")))
  )
    .pipe(Effect.delay("20 millis"), Effect.repeat({ until: (is) => is }))
  server.hostname = "127.0.0.1"
  server.port = String(port)
  return server.href
})
