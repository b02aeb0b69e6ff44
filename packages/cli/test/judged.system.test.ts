/**
 * Tests over sockets that a connection uses the addresses that were checked, and no other.
 */
import { layer as network } from "@effect-media/cli/network/Network"
import { type Asset, AssetStore, type Succeeded, TaskRef } from "@effect-media/core"
import { assert, describe, it } from "@effect/vitest"
import { ConfigProvider, Effect, Layer, Result, Schedule } from "effect"
import { Dns } from "effect/net"
import * as http from "node:http"

const picture = Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), Buffer.alloc(900, 1)])

/** Starts a host that listens on one address of this machine. */
const listening = (address: string, port = 0) =>
  Effect.acquireRelease(
    Effect.callback<{ readonly port: number; readonly asked: Array<string>; readonly close: () => void }>((resume) => {
      const asked: Array<string> = []
      const server = http.createServer(({ headers }, response) => {
        asked.push(headers.host ?? "")
        response.end(picture)
      }).listen(port, address, () => {
        const bound = server.address()
        const close = () => {
          server.close()
          server.closeAllConnections()
        }
        resume(Effect.succeed({ port: typeof bound === "object" ? bound?.port ?? 0 : 0, asked, close }))
      })
    }),
    ({ close }) => Effect.sync(close)
  )

const save = Effect.fnUntraced(function*(
  link: string,
  addresses: ReadonlyArray<string>,
  allowedRanges: ReadonlyArray<string>
) {
  const task: Succeeded = {
    _tag: "Succeeded",
    ref: TaskRef.make({ provider: "kie", kind: "image", id: "281e5b04" }),
    status: "success",
    assets: [{ url: link, kind: "image", role: "result" } satisfies Asset]
  }
  const store = AssetStore.layerMemory({ allowedRanges, retry: Schedule.recurs(0) }).pipe(
    Layer.provide([network, Layer.orDie(Dns.layerStatic({ hosts: { "cdn.judged.test": addresses } }))])
  )
  return yield* Effect.result(AssetStore.save(task)).pipe(
    Effect.provide([store, ConfigProvider.layer(ConfigProvider.fromEnv({ env: {} }))])
  )
})

describe("a host that was looked up and judged", () => {
  it.live("is connected to at the address that was judged: no name server is asked again", () =>
    Effect.gen(function*() {
      const { asked, port } = yield* listening("127.0.0.1")
      // No name server knows this name.
      const result = yield* save(`http://cdn.judged.test:${port}/1`, ["127.0.0.1"], ["127.0.0.1/32"])
      assert.isTrue(Result.isSuccess(result))
      assert.deepStrictEqual(asked, [`cdn.judged.test:${port}`])
    }).pipe(Effect.scoped))

  it.live("is not connected to at a bad address among good ones, though only that one answers", () =>
    Effect.gen(function*() {
      const bad = yield* listening("127.0.0.2")
      const link = `http://cdn.judged.test:${bad.port}/1`
      const refused = yield* save(link, ["127.0.0.2", "127.0.0.1"], ["127.0.0.1/32"])
      assert.strictEqual(Result.isFailure(refused) ? refused.failure._tag : "saved", "AssetError")
      const good = yield* listening("127.0.0.1", bad.port)
      assert.isTrue(Result.isSuccess(yield* save(link, ["127.0.0.2", "127.0.0.1"], ["127.0.0.1/32"])))
      assert.deepStrictEqual([bad.asked.length, good.asked.length], [0, 1])
    }).pipe(Effect.scoped))
})
