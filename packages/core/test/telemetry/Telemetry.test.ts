import { AssetStore, Poller } from "@effect-media/core"
import { RateLimits } from "@effect-media/core/limits"
import { Telemetry } from "@effect-media/core/telemetry"
import { ScriptedProvider } from "@effect-media/core/testing"
import { Emulator } from "@effect-media/emulator"
import { Kie } from "@effect-media/kie"
import { assert, describe, it } from "@effect/vitest"
import { Context, Effect, Fiber, Layer, Metric, Redacted, Schedule, Stream } from "effect"
import { TestClock } from "effect/testing"

const every = Schedule.spaced("10 seconds")
const registry = () => Effect.provideService(Metric.MetricRegistry, new Map())

/** Returns the recorded series: the value of each by its name and attributes, without the unit. */
const recorded = Effect.map(
  Metric.snapshot,
  (series) =>
    Object.fromEntries(series.map(({ attributes: { unit: _, ...attributes } = {}, id, state, type }) => [
      [id, ...Object.entries(attributes).map(([key, value]) => `${key}=${value}`).toSorted()].join(" "),
      type === "Histogram"
        ? [state.count, state.sum]
        : type === "Gauge"
        ? state.value
        : type === "Counter" && state.count
    ]))
)

const acme = (task: ScriptedProvider.ScriptedTask) => ScriptedProvider.make("acme", [task, task])
const fate = <A, E, R>(effect: Effect.Effect<A, E, R>) =>
  Effect.gen(function*() {
    const fiber = yield* Effect.forkChild(Effect.exit(effect))
    yield* TestClock.adjust("1 hour")
    return yield* Fiber.join(fiber)
  })

describe("a wait", () => {
  it.effect("is one count in each histogram, with its polls, its time and how late its end was seen", () =>
    Effect.gen(function*() {
      const cost = { amount: 0.25, unit: "USD" } as const
      const provider = yield* acme({ polls: ["queued", "running"], urls: ["https://cdn.example/1.png"], cost })
      yield* fate(Poller.run(provider, { prompt: "a paper boat" }, { schedule: every }))
      const of = "media.kind=image media.provider=acme"
      assert.deepInclude(yield* recorded, {
        [`media.task.waiting ${of}`]: 0,
        [`media.task.wait.duration ${of}`]: [1, 30],
        [`media.task.wait.polls ${of}`]: [1, 3],
        [`media.task.cost media.cost.unit=USD ${of}`]: 0.25
      })
    }).pipe(Effect.provide([Poller.layer, Telemetry.layer]), registry()))

  it.effect("that fails is counted by its error and, if the task failed, by category", () =>
    Effect.gen(function*() {
      const failing = yield* acme({ fails: { code: "422", category: "ContentPolicy" } })
      yield* fate(Poller.run(failing, { prompt: "a paper boat" }, { schedule: every }))
      const unended = yield* acme({ polls: Array.from({ length: 9 }, () => "running" as const) })
      yield* fate(Poller.run(unended, { prompt: "a paper boat" }, { schedule: every, deadline: "35 seconds" }))
      const of = "media.kind=image media.provider=acme"
      assert.deepInclude(yield* recorded, {
        [`media.task.failures error.type=TaskFailed media.failure.category=ContentPolicy ${of}`]: 1,
        [`media.task.failures error.type=WaitTimeout ${of}`]: 1,
        [`media.task.wait.duration error.type=WaitTimeout ${of}`]: [1, 35],
        [`media.task.wait.polls error.type=TaskFailed ${of}`]: [1, 1]
      })
    }).pipe(Effect.provide([Poller.layer, Telemetry.layer]), registry()))

  it.effect("that is interrupted, or left as a stream, is over too", () =>
    Effect.gen(function*() {
      const provider = yield* acme({ polls: Array.from({ length: 9 }, () => "running" as const) })
      const ref = yield* provider.submit({ prompt: "a paper boat" })
      const fiber = yield* Effect.forkChild(Poller.wait(provider, ref, { schedule: every }))
      yield* TestClock.adjust("15 seconds")
      const of = "media.kind=image media.provider=acme"
      assert.deepInclude(yield* recorded, { [`media.task.waiting ${of}`]: 1 })
      yield* Fiber.interrupt(fiber)
      yield* fate(Stream.runDrain(Stream.take(Poller.changes(provider, ref, { schedule: every }), 1)))
      const all = yield* recorded
      assert.deepInclude(all, { [`media.task.waiting ${of}`]: 0 })
      assert.deepInclude(all, { [`media.task.wait.polls error.type=Interrupted ${of}`]: [2, 2] })
      assert.isEmpty(Object.keys(all).filter((key) => key.startsWith("media.task.failures")))
    }).pipe(Effect.provide([Poller.layer, Telemetry.layer]), registry()))
})

describe("all metrics", () => {
  it.effect("are in the table, with these attributes and no others; a task's id is in none", () =>
    Effect.gen(function*() {
      const apiKey = Redacted.make("any")
      const emulator = yield* Emulator
      yield* emulator.script({ vendor: "kie", duration: "1 minute", finalFields: { creditsConsumed: 4 } })
      yield* emulator.script({ vendor: "kie", outcome: { fail: { code: "501", message: "Generation failed" } } })
      const kie = yield* RateLimits.wrap(Context.get(yield* Layer.build(Kie.layer({ apiKey })), Kie))
      const request = { model: "google/nano-banana", input: { prompt: "a paper boat" } }
      const save = Effect.flatMap(Poller.run(kie, request), (task) => AssetStore.save(task))
      const exits = [yield* fate(save), yield* fate(save)]
      assert.deepStrictEqual(exits.map(({ _tag }) => _tag), ["Success", "Failure"])

      const series = yield* Metric.snapshot
      const table = Object.values(Telemetry.metrics)
      assert.deepStrictEqual(new Set(series.map(({ id }) => id)), new Set(table.map(({ name }) => name)))
      for (const { attributes = {}, description, id } of series) {
        const info = table.find(({ name }) => name === id)
        assert.strictEqual(description, info?.description)
        assert.strictEqual(attributes["unit"], info?.unit)
        const keys = Object.keys(attributes).filter((key) => key !== "unit")
        const allowed = (info?.attributes ?? []).map((key) => key.replace("?", ""))
        assert.isEmpty(keys.filter((key) => !allowed.includes(key)), id)
        assert.isEmpty((info?.attributes ?? []).filter((key) => !key.endsWith("?") && !keys.includes(key)), id)
      }
      const [{ id } = { id: "" }] = yield* emulator.tasks
      assert.notInclude(JSON.stringify(series), id)
    }).pipe(
      Effect.provide([Poller.layer, RateLimits.layer, AssetStore.layerMemory(), Telemetry.layer]),
      Effect.provide(Emulator.layerClient.pipe(Layer.provideMerge(Emulator.layer({ duration: 0 })))),
      registry()
    ))

  it.effect("are none without the layer", () =>
    Effect.gen(function*() {
      const provider = yield* RateLimits.wrap(yield* acme({ urls: ["https://cdn.example/1.png"] }))
      yield* fate(Poller.run(provider, { prompt: "a paper boat" }))
      assert.isEmpty(yield* Metric.snapshot)
    }).pipe(Effect.provide([Poller.layer, RateLimits.layer]), registry()))
})
