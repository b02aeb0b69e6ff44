import { Poller } from "@effect-media/core"
import { Callbacks } from "@effect-media/core/callbacks"
import { Durable, Jobs, MediaJob } from "@effect-media/durable"
import { Emulator } from "@effect-media/emulator"
import { NodeServices } from "@effect/platform-node"
import { assert, it } from "@effect/vitest"
import { Cause, Effect, Exit, FileSystem, Layer, Logger, References, Schedule, Tracer } from "effect"
import { inspect } from "node:util"
import { apiKey, boat, emulator, files, providers } from "./utils/worker.ts"

const token = "correct-horse-battery"
const callbackUrl = `https://me.example/callbacks/kie/${token}`

it.live("no span and no log of a job has the key, or the token in the URL of its callback", () =>
  Effect.gen(function*() {
    const fs = yield* FileSystem.FileSystem
    const directory = yield* fs.makeTempDirectoryScoped()
    const told: Array<string> = []
    const tracer = Tracer.make({
      span: (options) => {
        const span = new Tracer.NativeSpan(options)
        const end = span.end.bind(span)
        span.end = (time, exit) => {
          const cause = Exit.isFailure(exit) ? Cause.pretty(exit.cause) : ""
          told.push(`${span.name} ${inspect([span.attributes, span.events], { depth: 8 })} ${cause}`)
          end(time, exit)
        }
        return span
      }
    })
    const logger = Logger.make((options) => void told.push(Logger.formatJson.log(options)))
    const worker = Layer.mergeAll(Jobs.layer, MediaJob.layer).pipe(
      Layer.provide([providers, files, Poller.layerWith({ schedule: Schedule.spaced("20 millis") })]),
      Layer.provide(Callbacks.layer),
      Layer.provideMerge(Durable.layerSqlite({ file: `${directory}/jobs.db` })),
      Layer.provideMerge(emulator({ duration: 100 }))
    )
    yield* Effect.gen(function*() {
      const emulator = yield* Emulator
      const jobs = yield* Jobs
      const message = `${callbackUrl} was not reached with ${apiKey}`
      for (const key of ["good", "bad"]) {
        if (key === "bad") yield* emulator.script({ vendor: "kie", outcome: { fail: { code: "422", message } } })
        const { provider, request } = boat(key)
        yield* jobs.enqueue({ key, provider, request: Object.assign({}, request, { callbackUrl }) })
        yield* Effect.exit(jobs.waitFor(key))
      }
      assert.deepStrictEqual(
        [(yield* jobs.get("good")).state, (yield* jobs.get("bad")).state],
        ["Succeeded", "Failed"]
      )
    }).pipe(Effect.provide([
      worker.pipe(Layer.provide([Layer.succeed(Tracer.Tracer, tracer), Logger.layer([logger])])),
      Layer.succeed(Tracer.Tracer, tracer),
      Logger.layer([logger]),
      Layer.succeed(References.MinimumLogLevel, "All")
    ]))
    assert.include(told.join("\n"), "Kie.submit")
    assert.isAbove(told.length, 10)
    for (const secret of [token, apiKey]) {
      assert.deepStrictEqual(told.filter((text) => text.includes(String(secret))), [])
    }
  }).pipe(Effect.scoped, Effect.provide(NodeServices.layer)))
