import { ApiPod } from "@effect-media/apipod"
import { models as apipodModels } from "@effect-media/apipod/models"
import { Apixo } from "@effect-media/apixo"
import { models as apixoModels } from "@effect-media/apixo/models"
import { AssetStore, Poller } from "@effect-media/core"
import type { Model } from "@effect-media/core/model"
import { Emulator } from "@effect-media/emulator"
import { GlobalAiopcImage, GlobalAiopcVideo } from "@effect-media/globalaiopc"
import { models as globalaiopcModels } from "@effect-media/globalaiopc/models"
import { Kie } from "@effect-media/kie"
import { models as kieModels } from "@effect-media/kie/models"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Fiber from "effect/Fiber"
import * as TestClock from "effect/testing/TestClock"
import { emulated } from "./emulated.ts"
import { least } from "./smallestInput.ts"

/** KIE's endpoints that answer at once, without a task. */
const immediate = new Set(["gemini-omni-audio", "gemini-omni-character"])

const run = Effect.fnUntraced(function*(vendor: string, spec: Model.ModelSpec) {
  const { id: model, kind } = spec
  const input = least(spec)
  switch (vendor) {
    case "apipod":
      return yield* Poller.run(yield* ApiPod, { model, kind: kind === "image" ? "image" : "video", input })
    case "apixo":
      return yield* Poller.run(yield* Apixo, { model, input })
    case "kie":
      return yield* Poller.run(yield* Kie, { model, input })
    default:
      return kind === "image"
        ? yield* Poller.run(yield* GlobalAiopcImage, { model, input })
        : yield* Poller.run(yield* GlobalAiopcVideo, { model, input })
  }
})

/** Submits the smallest valid input of a model; returns what is wrong with its end, or `undefined`. */
const problemOf = Effect.fnUntraced(function*(vendor: string, spec: Model.ModelSpec) {
  const exit = yield* Effect.exit(Effect.gen(function*() {
    const task = yield* run(vendor, spec)
    const files = yield* AssetStore.save(task)
    return { task, files }
  }))
  if (Exit.isFailure(exit)) return `${spec.id}: ${String(exit.cause)}`
  const { files, task } = exit.value
  if (spec.kind === "other") return task.output === undefined ? `${spec.id}: has no output` : undefined
  return files.some(({ kind, mediaType }) => kind === spec.kind && mediaType.startsWith(`${spec.kind}/`))
    ? undefined
    : `${spec.id}: made ${files.map(({ mediaType }) => mediaType).join(", ") || "no file"}, not ${spec.kind}`
})

const tables = {
  apipod: apipodModels,
  apixo: apixoModels,
  globalaiopc: globalaiopcModels,
  kie: kieModels
}

describe("every listed model", () => {
  for (const [vendor, models] of Object.entries(tables)) {
    it.effect(`of ${vendor} is submitted with its smallest input, and a file of its kind is saved`, () =>
      Effect.gen(function*() {
        const listed = models.filter(({ id }) => !immediate.has(id))
        const running = yield* Effect.forkChild(
          Effect.forEach(listed, (spec) => problemOf(vendor, spec), { concurrency: "unbounded" })
        )
        yield* TestClock.adjust("1 hour")
        const problems = (yield* Fiber.join(running)).filter((problem) => problem !== undefined)
        assert.deepStrictEqual(problems, [])
        const { tasks } = yield* Emulator
        assert.lengthOf(yield* tasks, listed.length)
      }).pipe(Effect.provide(emulated)))
  }
})
