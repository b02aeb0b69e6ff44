import { assert, describe, layer } from "@effect/vitest"
import { Effect } from "effect"
import { createServer } from "node:net"
import { cli, folder, patience, Stage, write } from "./utils.ts"

/** Opens a port that accepts connections, such as a database's, and counts them. */
const port = Effect.gen(function*() {
  const seen = { connections: 0 }
  const server = createServer((socket) => {
    seen.connections += 1
    socket.on("error", () => {}).destroy()
  })
  yield* Effect.acquireRelease(
    Effect.callback<void>((resume) => void server.listen(0, "127.0.0.1", () => resume(Effect.void))),
    () => Effect.sync(() => void server.close())
  )
  const address = server.address()
  return { seen, host: `127.0.0.1:${typeof address === "object" ? address?.port : ""}` }
})

const noKeys = {
  KIE_API_KEY: undefined,
  APIXO_API_KEY: undefined,
  APIPOD_API_KEY: undefined,
  GLOBALAIOPC_API_KEY: undefined
}

layer(Stage, { timeout: patience, excludeTestServices: true })((it) => {
  describe("a database and a Redis in a .env", () => {
    it.effect("are not asked by commands whose keys are from elsewhere", () =>
      Effect.gen(function*() {
        const { host, seen } = yield* port
        const cwd = yield* folder
        yield* write(
          cwd,
          ".env",
          `EFFECT_MEDIA_DATABASE_URL=postgresql://me:word@${host}/jobs\nEFFECT_MEDIA_REDIS_URL=redis://:word@${host}\n`
        )
        const worked = yield* cli(["worker", "--until-idle"], { cwd })
        const listed = yield* cli(["jobs", "list"], { cwd })
        const heard = yield* cli(["listen", "--jobs", "--port", "0"], {
          cwd,
          env: { KIE_WEBHOOK_KEY: "a webhook key" }
        })
        assert.strictEqual(seen.connections, 0)
        for (const name of ["DATABASE", "REDIS"]) {
          assert.include(
            worked.stderr,
            `EFFECT_MEDIA_${name}_URL in .env is ignored, since KIE_API_KEY is from the environment`
          )
        }
        assert.deepStrictEqual([worked.code, listed.code, heard.code], [0, 0, 2])

        yield* cli(["jobs", "list"], { cwd, env: noKeys })
        assert.isAbove(seen.connections, 0)
      }).pipe(Effect.scoped), patience)
  })
})
