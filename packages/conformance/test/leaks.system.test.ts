import { apis } from "@effect-media/conformance/apis/index"
import * as Instruments from "@effect-media/conformance/Instruments"
import * as Mode from "@effect-media/conformance/Mode"
import { AssetStore } from "@effect-media/core"
import { Emulator, Fault } from "@effect-media/emulator"
import * as NodeServices from "@effect/platform-node/NodeServices"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as FileSystem from "effect/FileSystem"
import * as HttpClient from "effect/http/HttpClient"
import * as Logger from "effect/Logger"
import * as Random from "effect/Random"
import * as Redacted from "effect/Redacted"
import * as Schedule from "effect/Schedule"

const apiKey = Redacted.make("sk-leaks")

const [, , , , kie] = apis

const hastily = Schedule.spaced("100 millis")

const nothing: Instruments.Open = { fibers: 0, sleeps: 0, requests: 0 }

/** Drops the logs: every interrupted wait logs its handle, which makes 500 blocks. */
const silent = Logger.layer([])

/** Waits until a condition is no longer true; otherwise the test reaches its timeout. */
const soon = (isSo: Effect.Effect<boolean>) => Effect.repeat(Effect.delay(isSo, "5 millis"), { while: (is) => is })

describe("over real sockets", () => {
  for (const api of apis) {
    it.live(`no timer, no socket and no request is left: ${api.title}`, () =>
      Effect.gen(function*() {
        const count = () => {
          const resources = process.getActiveResourcesInfo()
          return (name: string) => resources.filter((resource) => resource === name).length
        }
        const { client: counted, open, watch } = Instruments.make()
        yield* Effect.gen(function*() {
          const emulator = yield* Emulator
          yield* emulator.script({ vendor: api.vendor, pendingPolls: Infinity, times: "forever" })
          yield* emulator.fault({ vendor: api.vendor, operation: "status", fault: Fault.Hang(), times: 20 })
          yield* emulator.fault({
            vendor: api.vendor,
            operation: "status",
            fault: Fault.Hang({ when: "body" }),
            times: 20
          })
          const client = yield* api.client({ apiKey, baseUrl: yield* Mode.BaseUrl }).pipe(
            Effect.updateService(HttpClient.HttpClient, counted)
          )
          const wait = client.run({ deadline: "1 hour", schedule: hastily })
          yield* Effect.forEach(Array.from({ length: 100 }), () =>
            Effect.gen(function*() {
              const fiber = yield* Effect.forkChild(Effect.exit(watch(wait)))
              yield* Effect.sleep(yield* Random.nextIntBetween(1, 1500))
              yield* Fiber.interrupt(fiber)
            }), { concurrency: "unbounded", discard: true })
          assert.deepStrictEqual(open, nothing)
          const isUnanswered = Effect.map(emulator.requests, (requests) =>
            requests.some(({ aborted, status }) => status === undefined && !aborted))
          yield* soon(isUnanswered)
          assert.isTrue((yield* emulator.requests).some(({ fault }) =>
            fault === "Hang"
          ))
        }).pipe(Effect.scoped, Effect.provide([Mode.sockets.layer, silent], { local: true }))
        yield* soon(Effect.sync(() => count()("TCPSocketWrap") > 1 || count()("TCPServerWrap") > 0))
      }))
  }
})

describe("downloads that are interrupted", () => {
  it.live("leave no file that is not whole", () =>
    Effect.gen(function*() {
      const emulator = yield* Emulator
      const fs = yield* FileSystem.FileSystem
      const directory = yield* fs.makeTempDirectoryScoped()
      yield* emulator.fault({ operation: "result", fault: Fault.Slow({ over: "300 millis" }), times: "forever" })
      assert.isDefined(kie)
      if (kie === undefined) return
      const client = yield* kie.client({ apiKey, baseUrl: yield* Mode.BaseUrl })
      const tasks = yield* Effect.forEach(
        Array.from({ length: 40 }),
        () => client.run({ deadline: "1 minute", schedule: hastily }),
        { concurrency: "unbounded" }
      )
      const store = AssetStore.layerDirectory({ directory, allowPrivate: true })
      yield* Effect.forEach(tasks, (task) =>
        Effect.gen(function*() {
          const fiber = yield* Effect.forkChild(Effect.exit(Effect.provide(AssetStore.save(task), store)))
          yield* Effect.sleep(yield* Random.nextIntBetween(1, 450))
          yield* Fiber.interrupt(fiber)
        }), { concurrency: "unbounded", discard: true })
      const names = yield* fs.readDirectory(directory, { recursive: true })
      assert.deepStrictEqual(names.filter((name) => !/^[^.].*\.png$/.test(name)), [])
      assert.isBelow(names.length, 40)
    }).pipe(Effect.scoped, Effect.provide([Mode.sockets.layer, NodeServices.layer])))
})
