/**
 * Waits for many tasks in one of several ways. Prints, as JSON, the bytes of heap for each wait after its first poll
 * and, for a group of tasks that end at the same moment, the milliseconds until the last end is known.
 *
 * `node --expose-gc client.ts <way> <tasks> <tasks that end>`
 */
import { Poller, type TaskProvider, TaskRef, type TaskSnapshot } from "@effect-media/core"
import { polling } from "@effect-media/kie"
import * as Context from "effect/Context"
import * as DateTime from "effect/DateTime"
import * as Effect from "effect/Effect"
import * as References from "effect/References"
import * as Schedule from "effect/Schedule"
import { setTimeout } from "node:timers/promises"
import { type Way, ways } from "./ways.ts"

const [name, tasks = "", ends = ""] = process.argv.slice(2)
const way = ways.find((way) => way === name)
if (way === undefined) throw new Error(`There is no way "${name}".`)
const count = Number(tasks)
const ending = Number(ends)

/**
 * The submit time of the tasks. They are old, so the learned schedule polls them at once, and then leaves time to
 * measure.
 */
const submittedAt = DateTime.subtract(DateTime.nowUnsafe(), { minutes: 15 })
const refs = Array.from(
  { length: count },
  (_, i) => TaskRef.make({ provider: "kie", kind: "image", model: "google/nano-banana", id: String(i), submittedAt })
)
/**
 * The polls of a group of which some tasks end: every second. The other tasks are almost never polled; our way uses its
 * default schedule.
 */
const everySecond = Schedule.spaced("1 second")
const hardlyEver = Schedule.spaced("1 hour")
const isQuick = (ref: TaskRef) => Number(ref.id) < ending

let asked = 0
let known = 0
let isOver = false

const statusOf = (ref: TaskRef): TaskSnapshot => {
  asked += 1
  return isOver && isQuick(ref)
    ? {
      _tag: "Succeeded",
      ref,
      status: "success",
      assets: [{ url: `https://cdn.example/${ref.id}`, kind: "image", role: "result" }]
    }
    : { _tag: "Running", ref, status: "generating" }
}
const status = (ref: TaskRef) => Effect.sync(() => statusOf(ref))

const promise = async (ref: TaskRef) => {
  while (statusOf(ref)._tag !== "Succeeded") {
    await setTimeout(isQuick(ref) ? 1000 : 3_600_000)
  }
}

const generator = Effect.fnUntraced(function*(ref: TaskRef) {
  while ((yield* status(ref))._tag !== "Succeeded") yield* Effect.sleep(isQuick(ref) ? "1 second" : "1 hour")
})

const repeat = (ref: TaskRef) =>
  Effect.repeat(status(ref), {
    until: ({ _tag }) => _tag === "Succeeded",
    schedule: isQuick(ref) ? everySecond : hardlyEver
  })

const provider: TaskProvider<never> = {
  provider: "kie",
  limits: {},
  polling,
  submit: () => Effect.never,
  status
}
const poller = Effect.runSync(Effect.provide(Poller, Poller.layer))
const product = (ref: TaskRef) => poller.wait(provider, ref, isQuick(ref) ? { schedule: everySecond } : undefined)

const fork = (wait: (ref: TaskRef) => Effect.Effect<unknown, unknown>, isTraced = true) => {
  const run = Effect.runForkWith(Context.make(References.TracerEnabled, isTraced))
  return (ref: TaskRef, onEnd: () => void) => {
    run(wait(ref)).addObserver(onEnd)
  }
}
const starts: Readonly<Record<Way, (ref: TaskRef, onEnd: () => void) => void>> = {
  promise: (ref, onEnd) => void promise(ref).then(onEnd),
  generator: fork(generator),
  repeat: fork(repeat),
  product: fork(product, false),
  traced: fork(product)
}

const heap = () => {
  globalThis.gc?.()
  globalThis.gc?.()
  return process.memoryUsage().heapUsed
}
const onEnd = () => {
  known += 1
}
const before = heap()
for (const ref of refs) starts[way](ref, onEnd)
while (asked < count) await setTimeout(50)
await setTimeout(200)
const bytes = (heap() - before) / count

isOver = true
const over = performance.now()
while (known < ending) await setTimeout(5)
console.log(JSON.stringify({ bytes, late: performance.now() - over }))
process.exit(0)
