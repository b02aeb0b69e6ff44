import { AssetStore, Poller, TaskRef } from "@effect-media/core"
import { Callbacks } from "@effect-media/core/callbacks"
import { Emulator } from "@effect-media/emulator"
import { NodeServices } from "@effect/platform-node"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Fiber, FileSystem, Layer, Path, Terminal } from "effect"
import { HttpClient, HttpRouter, HttpServerRequest, HttpServerResponse } from "effect/http"
import { TestClock } from "effect/testing"
import { stripVTControlCharacters } from "node:util"
import { Handles } from "./handles.ts"
import { Hooks, kieKey, routes } from "./hooks.ts"
import { runAll } from "./index.ts"
import { jobs } from "./jobs.ts"
import { Progress } from "./progress.ts"
import { callbacksLine, isFine, summary } from "./report.ts"
import { callbacks, prepare, submits } from "./stage.ts"
import { layerEmulated } from "./vendors.ts"

/** Delivers callbacks to the routes, without a socket. */
const carrier = Effect.map(HttpRouter.toHttpEffect(routes), (handler) =>
  HttpClient.make((request) =>
    handler.pipe(
      Effect.orDie,
      Effect.map((response) => HttpServerResponse.toClientResponse(response, { request })),
      Effect.provideService(HttpServerRequest.HttpServerRequest, HttpServerRequest.fromClientRequest(request)),
      Effect.scoped
    )
  ))

const InProcess = Layer.unwrap(Effect.map(carrier, (client) =>
  layerEmulated().pipe(
    Layer.provideMerge(Emulator.layerClient),
    Layer.provideMerge(Emulator.layer({ seed: "demo", callbacks: { client, kieKey } }))
  ))).pipe(Layer.provideMerge(Layer.mergeAll(Hooks.layerAt("https://me.test"), Callbacks.layer)))

const Silent = Layer.succeed(Progress, { says: () => Effect.void, polled: () => Effect.void })

const layerOut = (out: string) =>
  Layer.mergeAll(Handles.layer(out), AssetStore.layerDirectory({ directory: out }), Poller.layer)

/** Returns true while real work is in progress: on the disk, or in WebCrypto for a callback's signature. */
const isAtWork = Effect.gen(function*() {
  const { callbacks } = yield* Emulator
  return process.getActiveResourcesInfo().some((resource) => resource.startsWith("FSReq")) ||
    (yield* callbacks).some(({ status }) => status === undefined)
})

/** Lets virtual time pass until a fiber has ended, but not during real work. */
const passTime = (fiber: Fiber.Fiber<unknown, unknown>) =>
  Effect.gen(function*() {
    do {
      yield* Effect.callback<void>((resume) => void setImmediate(() => resume(Effect.void)))
    } while (yield* isAtWork)
    yield* TestClock.adjust("100 millis")
  }).pipe(Effect.repeat({ until: () => fiber.pollUnsafe() !== undefined }))

describe("demo", () => {
  it.effect("every job ends as scripted, submitted once, with its file on disk", () =>
    Effect.gen(function*() {
      const fs = yield* FileSystem.FileSystem
      const path = yield* Path.Path
      const out = yield* fs.makeTempDirectoryScoped()
      yield* prepare(jobs)
      const fiber = yield* Effect.forkChild(Effect.provide(runAll(10), [layerOut(out), Silent]))
      yield* passTime(fiber)
      const outcomes = yield* Fiber.join(fiber)

      assert.strictEqual(summary(outcomes), "demo: 14 jobs, 13 saved, 1 failed as scripted, 0 lost")
      const failed = outcomes.flatMap(({ end }) => end._tag === "FailedAsScripted" ? [end.error] : [])
      assert.deepStrictEqual(failed.map(({ category, provider }) => [provider, category]), [["apixo", "ContentPolicy"]])

      const seen = yield* submits(jobs)
      assert.isTrue(isFine(outcomes, seen))
      assert.isTrue(seen.every(({ taken }) => taken === 1))
      assert.deepStrictEqual(
        seen.filter(({ refused }) => refused > 0).map(({ job, refused }) => [job.vendor, refused]),
        [
          ["kie", 1],
          ["apipod", 1]
        ]
      )

      const files = outcomes.flatMap(({ end }) => end._tag === "Saved" ? end.files : [])
      assert.lengthOf(files, 13)
      for (const { asset, bytes, path } of files) {
        const content = yield* fs.readFile(path)
        assert.strictEqual(content.length, bytes)
        const magic = new TextDecoder("latin1").decode(content.slice(0, 8))
        assert.include(magic, asset.kind === "video" ? "ftyp" : "PNG")
      }

      const resumed = outcomes.filter(({ end }) => end._tag === "Saved" && end.resumed)
      assert.deepStrictEqual(resumed.map(({ job }) => job.deadline), ["3 seconds"])
      const handle = yield* fs.readFileString(path.join(out, "handles", "apipod-seedance-2.0-t2v.json"))
      const ref = yield* TaskRef.parse(handle)
      const emulator = yield* Emulator
      assert.include((yield* emulator.tasks).map(({ id }) => id), ref.id)
      const asked = (yield* emulator.requests).filter(({ operation }) => operation === "status")
      assert.strictEqual(outcomes.reduce((total, { polls }) => total + polls, 0), asked.length)

      const ofKie = outcomes.flatMap(({ end, job, polls }) =>
        job.vendor === "kie" && end._tag === "Saved" ? [[job.model, end.heard ? "callback" : "poll", polls]] : []
      )
      assert.deepStrictEqual(ofKie, [
        ["google/nano-banana", "callback", 1],
        ["gpt-image-2-text-to-image", "poll", 2],
        ["wan/2-7-image", "callback", 3],
        ["bytedance/seedance-2", "callback", 2]
      ])
      assert.isTrue(outcomes.every(({ end, job }) => job.vendor === "kie" || end._tag !== "Saved" || !end.heard))
      assert.strictEqual(
        callbacksLine(yield* callbacks),
        "callbacks: 4 asked for, 3 heard, 1 lost and made up for by a poll"
      )
      assert.deepStrictEqual((yield* emulator.callbacks).map(({ status }) => status), [200, 200, 200, 200])
    }).pipe(Effect.provide([InProcess, NodeServices.layer])))
})

describe("progress", () => {
  const [first, second] = jobs

  it.effect("a terminal's lines are redrawn in place, and the cursor comes back", () =>
    Effect.gen(function*() {
      const written: Array<string> = []
      const fake = Terminal.make({
        columns: Effect.succeed(80),
        rows: Effect.succeed(24),
        size: Effect.die("unused"),
        readInput: Effect.die("unused"),
        readLine: Effect.die("unused"),
        display: (text) => Effect.sync(() => written.push(text))
      })
      assert.isDefined(first)
      assert.isDefined(second)
      yield* Effect.gen(function*() {
        const progress = yield* Progress
        yield* progress.says(first, "working", "submitting")
        yield* TestClock.adjust("1 second")
        yield* progress.says(first, "good", "saved")
      }).pipe(
        Effect.provide(Progress.layerTerminal([first, second])),
        Effect.provideService(Terminal.Terminal, fake)
      )
      assert.strictEqual(written[0], "\x1b[?25l")
      assert.strictEqual(written.at(-1), "\x1b[?25h")
      const frames = written.slice(1, -1)
      assert.isTrue(frames.slice(1).every((frame) => frame.startsWith("\x1b[2F\x1b[2K")))
      assert.deepStrictEqual(
        frames.at(-1)?.split("\n").map((line) => stripVTControlCharacters(line).trimEnd()),
        [
          "✔ kie               google/nano-banana        saved               1.0 s  0 polls",
          "· kie               gpt-image-2-text-to-image",
          ""
        ]
      )
    }))
})
