/**
 * Lists polling plans of other libraries, of the vendors' pages, and of common loops.
 */
import { type MediaKind, PollSchedule } from "@effect-media/core"
import type { PollerOptions } from "@effect-media/core/polling/Poller"
import type { Durations } from "@effect-media/emulator"
import { polling as kiePace } from "@effect-media/kie/Kie"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Random from "effect/Random"
import * as Schedule from "effect/Schedule"
import type { Package } from "./Packages.ts"
import type { Mark } from "./plot.ts"

/** A file of a package, and the words in it that define a plan. */
export interface Written extends Package {
  readonly file: string
  readonly says: ReadonlyArray<string>
}

/** The origin of a plan: another library's code, a vendor's page, or common practice. */
export type Source =
  | { readonly _tag: "Code"; readonly files: ReadonlyArray<Written>; readonly note?: string | undefined }
  | { readonly _tag: "Page"; readonly page: string }
  | { readonly _tag: "Usual"; readonly note: string }

/**
 * A polling plan: the way to wait for one task, given the other tasks.
 *
 * - `label`: its name in the plot, and the position of that name
 * - `draws`: the number of runs for each task, for random plans
 */
export interface Plan {
  readonly name: string
  readonly source: Source
  readonly label?: Pick<Mark, "name" | "label"> | undefined
  readonly draws?: number | undefined
  readonly options: (
    others: ReadonlyArray<Durations.Duration>,
    kind: MediaKind
  ) => Effect.Effect<PollerOptions>
}

/** Makes a loop that polls at once, and then after each gap. */
const atOnce = (gaps: PollSchedule.PollSchedule): PollSchedule.PollSchedule => Schedule.concat(Schedule.recurs(1), gaps)

/** Makes a plan that is the same for all tasks. */
const fixed = (
  name: string,
  source: Source,
  schedule: PollSchedule.PollSchedule,
  label?: Plan["label"]
): Plan => ({ name, source, label, options: () => Effect.succeed({ schedule }) })

/** Makes a plan whose gap before each poll is drawn between two numbers of seconds. */
const drawn = (
  name: string,
  source: Source,
  between: (poll: number) => readonly [number, number],
  label: Plan["label"]
): Plan => ({
  name,
  source,
  label,
  draws: 50,
  options: () =>
    Effect.succeed({
      schedule: Schedule.modifyDelay(
        Schedule.forever,
        ({ attempt }) => Effect.map(Random.nextBetween(...between(attempt)), Duration.seconds)
      )
    })
})

const page = (page: string): Source => ({ _tag: "Page", page })
const usual = (note: string): Source => ({ _tag: "Usual", note })
const code = (files: ReadonlyArray<Written>, note?: string): Source => ({ _tag: "Code", files, note })

const apixo = (first: Duration.Input, every: Duration.Input) => ({
  schedule: PollSchedule.fromPolicy(
    PollSchedule.growing({ initialDelay: first, interval: every, factor: 1.5, longest: "30 seconds" })
  )
})

/** The plans of others. Each task is followed to its end, even after the plan's own deadline. */
export const plans: ReadonlyArray<Plan> = [
  fixed(
    "KIE's own plan",
    page("docs.kie.ai, Getting Started, without a date: 2–3, 5–10, 15–30 s by age; 2.5, 7 and 20 are measured"),
    PollSchedule.fromPolicy(kiePace.video),
    { name: "KIE's own plan" }
  ),
  {
    name: "APIXO's own plan",
    source: page("docs.apixo.ai, Polling, without a date: by kind, ×1.5 up to 30 s"),
    label: { name: "APIXO's own plan", label: "above" },
    options: (_, kind) =>
      Effect.succeed(kind === "video" ? apixo("60 seconds", "15 seconds") : apixo("5 seconds", "3 seconds"))
  },
  fixed(
    "every 3 s",
    page("docs.apixo.ai, Query Task, without a date: the loop of the page"),
    atOnce(Schedule.spaced("3 seconds")),
    { name: "APIXO's page (3 s)" }
  ),
  fixed(
    "every 0.5 s",
    code(
      [
        { name: "@fal-ai/client", file: "src/queue.js", says: ["DEFAULT_POLL_INTERVAL = 500;"] },
        {
          name: "replicate",
          file: "index.js",
          says: [
            "const { wait = { mode: \"block\" }, signal, ...data } = options;",
            "const isDone = wait.mode === \"block\" && prediction.status !== \"starting\";",
            "const interval = (options && options.interval) || 500;"
          ]
        }
      ],
      "of replicate `wait: { mode: \"poll\" }`: by default its submit is held open instead, and asked after only where " +
        "it comes back as `starting`"
    ),
    atOnce(Schedule.spaced("500 millis")),
    { name: "fal (0.5 s)", label: "above" }
  ),
  fixed(
    "every 2 s",
    code([{
      name: "@azure/core-lro",
      file: "dist/esm/poller/constants.js",
      says: ["POLL_INTERVAL_IN_MS = 2000;"]
    }]),
    atOnce(Schedule.spaced("2 seconds")),
    { name: "core-lro (2 s)" }
  ),
  fixed(
    "every 5 s",
    code(
      [{ name: "openai", file: "lib/polling.js", says: ["let sleepInterval = 5000;"] }],
      "if the server names no interval; `createAndPoll` of vector stores and runs"
    ),
    atOnce(Schedule.spaced("5 seconds")),
    { name: "openai, AI SDK (5 s)" }
  ),
  fixed(
    "5 s, then every 5 s",
    code(
      [{ name: "ai", file: "dist/index.js", says: ["pollConfig.intervalMs) != null ? _b25 : 5e3;"] }],
      "`generateVideo` with a model that is started and asked"
    ),
    Schedule.spaced("5 seconds")
  ),
  drawn(
    "4.5 to 7.5 s, by dice",
    code([{ name: "@runwayml/sdk", file: "lib/polling.js", says: ["POLL_TIME = 6000;", "POLL_JITTER = 3000;"] }]),
    () => [4.5, 7.5],
    { name: "runway", label: "above" }
  ),
  drawn(
    "2 s to 2, 4, 8 … s by dice, then 120 s",
    code(
      [
        {
          name: "@smithy/core",
          through: "@smithy/util-waiter",
          file: "dist-es/submodules/client/util-waiter/waiter.js",
          says: ["minDelay: 2,", "maxDelay: 120,"]
        },
        {
          name: "@smithy/core",
          through: "@smithy/util-waiter",
          file: "dist-es/submodules/client/util-waiter/poller.js",
          says: ["return maxDelayMs;", "const waitFor = randomInRange(minDelayMs, capped);"]
        }
      ],
      "an AWS waiter if its operation names no delays; @smithy/util-waiter exports it again"
    ),
    (poll) => poll === 1 ? [0, 0] : poll <= 7 ? [2, 2 ** (poll - 1)] : [120, 120],
    { name: "AWS waiter" }
  ),
  fixed(
    "2 s, ×2 up to 120 s",
    usual("the waiter's without dice"),
    atOnce(Schedule.min([Schedule.exponential("2 seconds"), Schedule.spaced("120 seconds")]))
  ),
  fixed(
    "1 s, ×1.5 up to 30 s",
    usual("a backoff"),
    atOnce(Schedule.min([Schedule.exponential("1 second", 1.5), Schedule.spaced("30 seconds")])),
    { name: "×1.5 up to 30 s" }
  ),
  fixed("every 10 s", usual("a loop"), atOnce(Schedule.spaced("10 seconds")), { name: "every 10 s", label: "above" })
]
