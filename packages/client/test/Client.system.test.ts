import {
  AssetError,
  createClient,
  InsufficientCredits,
  InvalidRequest,
  InvalidTaskRef,
  RateLimited,
  SubmitOutcomeUnknown,
  TaskFailed,
  TaskRef,
  type TaskSnapshot,
  Unauthorized,
  type WaitState,
  WaitTimeout
} from "@effect-media/client"
import { apipod } from "@effect-media/client/apipod"
import { apixo } from "@effect-media/client/apixo"
import { globalaiopcImage, globalaiopcVideo } from "@effect-media/client/globalaiopc"
import { kie } from "@effect-media/client/kie"
import { limits } from "@effect-media/client/limits"
import { directory, keep } from "@effect-media/client/node"
import { memory } from "@effect-media/client/web"
import * as core from "@effect-media/core"
import { Fault } from "@effect-media/emulator"
import * as Logger from "effect/Logger"
import { mkdtemp, readdir, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { inspect } from "node:util"
import { assert, describe, it, vi } from "vitest"
import { collected, emulated, rejection } from "./utils.ts"

const apiKey = "sk-not-to-be-seen"
const boat = { model: "google/nano-banana", input: { prompt: "a paper boat" } } as const
const every = "100 millis"

const pause = (millis: number) => new Promise((resolve) => setTimeout(resolve, millis))

describe("a client", () => {
  it("runs a job of each of the five APIs", async () => {
    await using emulator = await emulated()
    const options = { apiKey, baseUrl: emulator.url }
    await using media = createClient({
      apipod: apipod(options),
      apixo: apixo(options),
      globalaiopcImage: globalaiopcImage(options),
      globalaiopcVideo: globalaiopcVideo(options),
      kie: kie(options)
    })
    const prompt = "a paper boat"
    const tasks = await Promise.all([
      media.apipod.run({ model: "nano-banana-2", input: { prompt } }, { every }),
      media.apixo.run({ model: "nano-banana", input: { mode: "text-to-image", prompt } }, { every }),
      media.globalaiopcImage.run({ model: "nano-banana-2", input: { prompt } }, { every }),
      media.globalaiopcVideo.run({ model: "videos", input: { prompt, duration: 5 } }, { every }),
      media.kie.run(boat, { every })
    ])
    assert.deepStrictEqual(
      tasks.map(({ assets, ref }) => `${ref.provider} ${ref.kind} ${assets.length}`),
      ["apipod image 1", "apixo image 1", "globalaiopc image 1", "globalaiopc video 1", "kie image 1"]
    )
    const requests = await emulator.tell(({ requests }) => requests)
    assert.isTrue(requests.every(({ headers }) => headers["authorization"] === `Bearer ${apiKey}`))
  })

  it("prints nothing by itself, and logs to a logger that it is given", async () => {
    await using emulator = await emulated({ models: "any" })
    const unknown = { model: "brand/new", kind: "image", input: { prompt: "a boat" } } as const
    const printed: Array<unknown> = []
    const logged: Array<unknown> = []
    const names = ["log", "info", "warn", "error", "debug"] as const
    const spies = names.map((name) => vi.spyOn(console, name).mockImplementation((...args) => void printed.push(args)))
    const logger = Logger.layer([Logger.make(({ message }) => logged.push(message))])
    for (const layer of [undefined, logger]) {
      await using media = createClient({ kie: kie({ apiKey, baseUrl: emulator.url }), layer })
      await media.kie.submit(unknown)
    }
    for (const spy of spies) spy.mockRestore()
    assert.deepStrictEqual(printed, [])
    assert.include(String(logged), "brand/new")
  })

  it("resumes a stored handle, and finds its provider", async () => {
    await using emulator = await emulated({ duration: "200 millis" })
    const options = { apiKey, baseUrl: emulator.url }
    await using media = createClient({ kie: kie(options), globalaiopcVideo: globalaiopcVideo(options) })
    const line = TaskRef.stringify(
      await media.globalaiopcVideo.submit({ model: "videos", input: { prompt: "a paper boat", duration: 5 } })
    )
    await using later = createClient({ kie: kie(options), globalaiopcVideo: globalaiopcVideo(options) })
    assert.notStrictEqual((await later.status(line))._tag, "Failed")
    assert.strictEqual((await later.wait(line, { every })).ref.kind, "video")

    const elsewhere = await rejection(
      later.wait(TaskRef.make({ provider: "apixo", kind: "image", model: "m", id: "1" }))
    )
    assert.instanceOf(elsewhere, InvalidRequest)
    assert.include(String(elsewhere), `this client was made without options for "apixo"`)
    const broken = await rejection(later.wait(line.replace(`"video"`, `"poem"`)))
    assert.instanceOf(broken, InvalidTaskRef)
    assert.strictEqual(broken.path, "kind")
  })

  it("takes a handle as a JSON body or a database gives it back, and refuses what is none", async () => {
    await using emulator = await emulated()
    const files = memory({ allowPrivate: true })
    await using media = createClient({ kie: kie({ apiKey, baseUrl: emulator.url }), files })
    const ref = JSON.parse(TaskRef.stringify(await media.kie.submit(boat)))
    assert.strictEqual((await media.status(ref)).ref.id, ref.id)
    const task = await media.wait(ref, { every })
    assert.strictEqual(task.ref.id, ref.id)
    assert.lengthOf(await collected(media.changes(ref, { every })), 1)
    const stored = JSON.parse(JSON.stringify({ ...task, ref }))
    assert.strictEqual((await media.save(stored))[0]?.mediaType, "image/png")

    const wrong: ReadonlyArray<unknown> = [{}, null, 7, { ...ref, kind: "poem" }, { ...ref, submittedAt: "soon" }]
    const all: ReadonlyArray<TaskRef> = JSON.parse(JSON.stringify(wrong))
    for (const junk of all) {
      for (const call of [media.status(junk), media.wait(junk), collected(media.changes(junk))]) {
        assert.instanceOf(await rejection(call), InvalidTaskRef)
      }
      assert.instanceOf(await rejection(media.save({ ...task, ref: junk })), InvalidTaskRef)
    }
  })

  it("refuses options that are no duration before anything is submitted", async () => {
    await using emulator = await emulated()
    const baseUrl = emulator.url
    await using media = createClient({ kie: kie({ apiKey, baseUrl }) })
    const wrong: ReadonlyArray<object> = [
      { every: Number.NaN },
      { every: -1 },
      { every: "soon" },
      { deadline: Number.NaN },
      { deadline: "-5 minutes" },
      { resultGrace: -1 },
      { costPerPoll: Number.NaN }
    ]
    for (const options of wrong) {
      const error = await rejection(media.kie.run(boat, options))
      assert.instanceOf(error, InvalidRequest)
      assert.strictEqual(error.problems[0]?.path, Object.keys(options)[0])
    }
    for (const options of [{ readTimeout: Number.NaN }, { submitTimeout: -1 }, { submitRetries: Number.NaN }]) {
      await using other = createClient({ kie: kie({ apiKey, baseUrl, ...options }) })
      const error = await rejection(other.kie.submit(boat))
      assert.instanceOf(error, InvalidRequest)
      assert.include(error.message, Object.keys(options)[0] ?? "?")
    }
    assert.lengthOf(await emulator.tell(({ requests }) => requests), 0)
  })

  it("tells the snapshots as they change, asks only while it is iterated, and ends as the task does", async () => {
    await using emulator = await emulated()
    await using media = createClient({ kie: kie({ apiKey, baseUrl: emulator.url }) })
    await emulator.tell(({ script }) => script({ vendor: "kie", pendingPolls: 2 }))
    const ref = await media.kie.submit(boat)
    const seen: Array<TaskSnapshot["_tag"]> = []
    for await (const snapshot of media.changes(ref, { every })) seen.push(snapshot._tag)
    assert.strictEqual(seen.at(-1), "Succeeded")
    assert.isAtLeast(seen.length, 2)

    await emulator.tell(({ script }) => script({ vendor: "kie", pendingPolls: Infinity }))
    const unended = await media.kie.submit(boat)
    for await (const snapshot of media.changes(unended, { every })) {
      assert.notStrictEqual(snapshot._tag, "Succeeded")
      break
    }
    const before = (await emulator.tell(({ requests }) => requests)).length
    await pause(250)
    assert.lengthOf(await emulator.tell(({ requests }) => requests), before)

    await emulator.tell(({ script }) =>
      script({ vendor: "kie", outcome: { fail: { code: "422", message: "flagged as violating our content policy" } } })
    )
    const failing = media.changes(await media.kie.submit(boat), { every })
    const error = await rejection(collected(failing))
    assert.instanceOf(error, TaskFailed)
    assert.strictEqual(error.category, "ContentPolicy")
  })

  it("rejects with the classes of core themselves", async () => {
    await using emulator = await emulated()
    await using media = createClient({ kie: kie({ apiKey, baseUrl: emulator.url, submitRetries: 0 }) })
    const struck = async (fault: Fault.Fault, operation: "submit" | "status") => {
      await emulator.tell((emulator) => emulator.fault({ vendor: "kie", operation, fault }))
      return rejection(media.kie.run(boat, { every, deadline: "500 millis" }))
    }
    assert.strictEqual(TaskFailed, core.TaskFailed)
    assert.instanceOf(await struck(Fault.Refuse({ code: 401, inside200: true }), "status"), Unauthorized)
    assert.instanceOf(await struck(Fault.Refuse({ code: 402 }), "submit"), InsufficientCredits)
    assert.instanceOf(await struck(Fault.Reset({ when: "after" }), "submit"), SubmitOutcomeUnknown)
    assert.instanceOf(await struck(Fault.Hang({ when: "before" }), "status"), WaitTimeout)
    const limited = await struck(Fault.tooManyRequests({ retryAfter: "3" }), "submit")
    assert.instanceOf(limited, RateLimited)
    assert.isTrue(limited.isRetryable)
    assert.include(limited.message, "Try again in 3 s.")
    const unsent = await rejection(media.kie.run({ ...boat, input: { prompt: " " } }))
    assert.instanceOf(unsent, InvalidRequest)
    assert.deepStrictEqual(unsent.problems.map(({ path }) => path), ["input.prompt"])
  })
})

describe("a signal", () => {
  it("rejects with its reason at once, whatever that is; the task keeps running, and its handle was reported", async () => {
    await using emulator = await emulated({ duration: "700 millis" })
    await using media = createClient({ kie: kie({ apiKey, baseUrl: emulator.url }) })
    const controller = new AbortController()
    const polls: Array<WaitState> = []
    let stored = ""
    const running = rejection(media.kie.run(boat, {
      every,
      signal: controller.signal,
      onPoll: (poll) => polls.push(poll),
      onSubmit: async (ref) => {
        await pause(20)
        stored = TaskRef.stringify(ref)
      }
    }))
    while (polls.length === 0) await pause(5)
    const reason = { because: "the user left" }
    controller.abort(reason)
    const polled = polls.length
    assert.strictEqual(await running, reason)
    assert.lengthOf(polls, polled)
    const task = await media.wait(stored, { every })
    assert.lengthOf(await emulator.tell(({ tasks }) => tasks), 1)
    assert.lengthOf(task.assets, 1)
  })

  it("aborts a poll in flight, and ends an iteration", async () => {
    await using emulator = await emulated()
    await using media = createClient({ kie: kie({ apiKey, baseUrl: emulator.url }) })
    await emulator.tell(({ script }) => script({ vendor: "kie", pendingPolls: Infinity }))
    const ref = await media.kie.submit(boat)
    await emulator.tell(({ fault }) =>
      fault({ vendor: "kie", operation: "status", skip: 1, fault: Fault.Hang({ when: "body" }) })
    )
    const controller = new AbortController()
    const seen: Array<string> = []
    const error = await rejection((async () => {
      for await (const { _tag } of media.changes(ref, { every, signal: controller.signal })) {
        seen.push(_tag)
        setTimeout(() => controller.abort(), 250)
      }
    })())
    assert.instanceOf(error, DOMException)
    assert.strictEqual(error.name, "AbortError")
    assert.lengthOf(seen, 1)
    const last = async () => (await emulator.tell(({ requests }) => requests)).at(-1)
    while ((await last())?.aborted !== true) await pause(5)
    assert.strictEqual((await last())?.operation, "status")
  })

  describe("while a submit is in flight", () => {
    const until = async (has: () => Promise<boolean>) => {
      while (!await has()) await pause(5)
    }
    const inFlight = async (emulator: Awaited<ReturnType<typeof emulated>>) =>
      until(async () => (await emulator.tell(({ requests }) => requests)).length > 0)

    it("lets the vendor answer: submit is resolved with the handle, run tells it and is rejected", async () => {
      await using emulator = await emulated()
      await using media = createClient({ kie: kie({ apiKey, baseUrl: emulator.url }) })
      const slow = () =>
        emulator.tell(({ fault }) =>
          fault({ vendor: "kie", operation: "submit", fault: Fault.Delay({ by: "300 millis" }) })
        )
      await slow()
      const first = new AbortController()
      const submitting = media.kie.submit(boat, { signal: first.signal })
      await inFlight(emulator)
      first.abort("left")
      const { id } = await submitting

      await slow()
      const second = new AbortController()
      let reported = ""
      const running = rejection(media.kie.run(boat, {
        signal: second.signal,
        onSubmit: (ref) => {
          reported = ref.id
        }
      }))
      await until(async () => (await emulator.tell(({ requests }) => requests)).length > 1)
      second.abort("left")
      assert.strictEqual(await running, "left")
      assert.deepStrictEqual((await emulator.tell(({ tasks }) => tasks)).map((task) => task.id), [id, reported])
    })

    it("waits no longer than its patience, and rejects with its reason", async () => {
      await using emulator = await emulated()
      await using media = createClient({ kie: kie({ apiKey, baseUrl: emulator.url }), patience: "50 millis" })
      await emulator.tell(({ fault }) => fault({ vendor: "kie", operation: "submit", fault: Fault.Hang({}) }))
      const controller = new AbortController()
      const submitting = rejection(media.kie.submit(boat, { signal: controller.signal }))
      await inFlight(emulator)
      controller.abort("left")
      assert.strictEqual(await submitting, "left")
      await until(async () => (await emulator.tell(({ requests }) => requests))[0]?.aborted === true)
    })
  })

  it("that is aborted already sends nothing", async () => {
    await using emulator = await emulated()
    await using media = createClient({ kie: kie({ apiKey, baseUrl: emulator.url }) })
    const signal = AbortSignal.abort("before")
    assert.strictEqual(await rejection(media.kie.run(boat, { signal })), "before")
    assert.strictEqual(await rejection(media.kie.credits({ signal })), "before")
    assert.lengthOf(await emulator.tell(({ requests }) => requests), 0)
  })
})

describe("close", () => {
  it("ends what is under way and what comes after", async () => {
    await using emulator = await emulated()
    const media = createClient({ kie: kie({ apiKey, baseUrl: emulator.url }) })
    await emulator.tell(({ script }) => script({ vendor: "kie", pendingPolls: Infinity, times: "forever" }))
    const ref = await media.kie.submit(boat)
    const waiting = rejection(media.wait(ref, { every }))
    const iterating = rejection(collected(media.changes(ref, { every })))
    await pause(200)
    await media.close()
    for (const error of [await waiting, await iterating, await rejection(media.status(ref))]) {
      assert.instanceOf(error, DOMException)
      assert.strictEqual(error.name, "AbortError")
    }
    await media.close()
  })
})

describe("save", () => {
  it("to a directory, each with its manifest; a link that died is asked for afresh", async () => {
    await using emulator = await emulated()
    const out = await mkdtemp(join(tmpdir(), "client-"))
    const options = { apiKey, baseUrl: emulator.url }
    await using media = createClient({ kie: kie(options), files: directory(out, { allowPrivate: true }) })
    await emulator.tell(({ script }) => script({ vendor: "kie", results: 2 }))
    const task = await media.kie.run(boat, { every })
    await emulator.tell(({ fault }) => fault({ operation: "result", fault: Fault.Reply({ status: 410, body: "" }) }))
    const files = await media.save(task, { request: boat })
    assert.deepStrictEqual(files.map(({ mediaType }) => mediaType), ["image/png", "image/png"])
    const names = await readdir(out)
    assert.deepStrictEqual(names.toSorted(), files.flatMap(({ name }) => [name, `${name}.json`]).toSorted())
    const operations = (await emulator.tell(({ requests }) => requests)).map(({ operation }) => operation)
    assert.include(operations, "download-url")
    await rm(out, { recursive: true })
  })

  it("through a function, and into memory", async () => {
    await using emulator = await emulated()
    const options = { apiKey, baseUrl: emulator.url }
    const kept = new Map<string, number>()
    const files = keep(async ({ name }, bytes) => {
      for await (const chunk of bytes) kept.set(name, (kept.get(name) ?? 0) + chunk.length)
      return `s3://bucket/${name}`
    }, { allowPrivate: true })
    await using media = createClient({ kie: kie(options), files })
    const task = await media.kie.run(boat, { every })
    const [saved] = await media.save(task)
    assert.strictEqual(saved?.path, `s3://bucket/${saved?.name}`)
    assert.strictEqual(kept.get(saved?.name ?? ""), saved?.bytes)

    const held = memory({ allowPrivate: true })
    await using other = createClient({ kie: kie(options), files: held })
    const [again] = await other.save(task)
    assert.strictEqual(held.all().get(again?.name ?? "")?.length, saved?.bytes)
  })

  it("says why a file was not saved, also if the function failed", async () => {
    await using emulator = await emulated()
    const options = { apiKey, baseUrl: emulator.url }
    await using careful = createClient({ kie: kie(options), files: memory() })
    const task = await careful.kie.run(boat, { every })
    const unsafe = await rejection(careful.save(task))
    assert.instanceOf(unsafe, AssetError)
    assert.strictEqual(unsafe.reason, "UnsafeUrl")

    const files = keep(() => Promise.reject(new Error("the bucket is full")), { allowPrivate: true })
    await using media = createClient({ kie: kie(options), files })
    const full = await rejection(media.save(task))
    assert.instanceOf(full, AssetError)
    assert.strictEqual(full.reason, "Disk")
    assert.include(full.message, "the bucket is full")
  })
})

describe("a key", () => {
  it("is in no client, no error and no handle", async () => {
    await using emulator = await emulated({ keys: ["another"] })
    await using media = createClient({ kie: kie({ apiKey, baseUrl: emulator.url }) })
    const error = await rejection(media.kie.run(boat))
    assert.instanceOf(error, Unauthorized)
    const shown = [media, error].map((it) => inspect(it, { depth: Infinity, showHidden: true })).join()
    assert.notInclude(shown, apiKey)
    assert.notInclude(JSON.stringify(error), apiKey)
    const missing = await rejection(createClient({ kie: kie({ apiKey: "" }) }).kie.credits())
    assert.instanceOf(missing, InvalidRequest)
    assert.include(missing.message, "apiKey cannot be used: it is empty")
  })
})

describe("limits", () => {
  it("are kept: what is handed over at once runs as many at a time as the account may, and none is refused", async () => {
    await using emulator = await emulated({ duration: "150 millis" })
    await using media = createClient({
      kie: kie({ apiKey, baseUrl: emulator.url }),
      limits: limits({ kie: { running: 2 } })
    })
    const tasks = await Promise.all(
      ["a", "b", "c", "d", "e"].map((prompt) => media.kie.run({ ...boat, input: { prompt } }, { every }))
    )
    assert.lengthOf(tasks, 5)
    const requests = await emulator.tell(({ requests }) => requests)
    const submits = requests.filter(({ operation }) => operation === "submit").map(({ at }) => at)
    assert.lengthOf(submits, 5)
    // Two at a time: the third and the fifth wait for a free slot.
    assert.isAtLeast((submits[2] ?? 0) - (submits[0] ?? 0), 140)
    assert.isAtLeast((submits[4] ?? 0) - (submits[2] ?? 0), 140)
  })
})

describe("extras", () => {
  it("of each API", async () => {
    await using emulator = await emulated()
    const options = { apiKey, baseUrl: emulator.url }
    await using media = createClient({ apipod: apipod(options), apixo: apixo(options), kie: kie(options) })
    await emulator.tell(({ setCredits }) => setCredits("kie", 120))
    await emulator.tell(({ setCredits }) => setCredits("apixo", 74.5))
    assert.strictEqual(await media.kie.credits(), 120)
    assert.strictEqual(await media.apixo.balance(), 74.5)
    const job = { model: "nano-banana-2", input: { prompt: "a paper boat" }, idempotencyKey: "boat-1" }
    const first = await media.apipod.submitWithReceipt(job)
    const again = await media.apipod.submitWithReceipt(job)
    assert.deepStrictEqual([first.replayed, again.replayed, again.ref.id], [false, true, first.ref.id])
    const upload = await media.kie.uploadFile({ name: "boat.svg", content: new TextEncoder().encode("<svg/>") })
    assert.include((await media.kie.uploadUrl("https://example.com/boat.png")).url, "http")
    assert.include(upload.url, "boat.svg")
  })

  it("a fetch of one's own", async () => {
    await using emulator = await emulated()
    const seen: Array<string> = []
    await using media = createClient({
      kie: kie({ apiKey }),
      fetch: (input, init) => {
        const { host, pathname, search } = new URL(String(input))
        seen.push(host)
        return fetch(`${emulator.url}${pathname}${search}`, init)
      }
    })
    assert.lengthOf((await media.kie.run(boat, { every })).assets, 1)
    assert.deepStrictEqual(new Set(seen), new Set(["api.kie.ai"]))
  })
})
