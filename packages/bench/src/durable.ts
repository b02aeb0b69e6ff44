/**
 * Measures durable jobs: killed workers, a dead runner, an unreachable database, jobs per second, and the heap of a
 * waiting job.
 */
import * as Effect from "effect/Effect"
import * as Away from "./durable/away.ts"
import type { Kind } from "./durable/database.ts"
import type { Verdict } from "./durable/fleet.ts"
import * as Handover from "./durable/handover.ts"
import * as Kills from "./durable/kills.ts"
import * as Throughput from "./durable/throughput.ts"
import { type Figure, median, short, table } from "./Figure.ts"

/** Limits for recovery after a kill and for handover to another runner, in ms. */
export const most = { recovery: 5000, handover: 15_000 }

const names: Readonly<Record<Kind, string>> = { sqlite: "SQLite", postgres: "PostgreSQL" }

const seconds = (millis: number): string => short(millis / 1000)

const isWhole = ({ doubled, lost }: Verdict): boolean => doubled === 0 && lost === 0

const verdictRow = (name: string, jobs: number, { doubled, inDoubt, lost, succeeded }: Verdict) => [
  name,
  ...[jobs, succeeded, inDoubt, lost, doubled].map(String)
]

/** The durability figure. */
export const durable = Effect.gen(function*() {
  const jobs = 200
  const kinds = ["sqlite", "postgres"] as const
  const killed = yield* Effect.forEach(
    kinds,
    (database) =>
      Effect.map(Kills.measure({ database, jobs, kills: 100, every: 1500 }), (kills) => ({ database, ...kills })),
    { concurrency: 2 }
  )
  const handover = yield* Handover.measure({ runners: 3, jobs: 60, duration: "40 seconds" })
  const away = yield* Away.measure({ jobs: 20, away: "20 seconds" })
  const fleets = [["sqlite", 1], ["postgres", 1], ["postgres", 2], ["postgres", 3]] as const
  const rates = yield* Effect.forEach(
    fleets,
    ([database, runners]) =>
      Effect.map(Throughput.jobsPerSecond({ database, runners, jobs: 500 }), (rate) => [
        names[database],
        String(runners),
        short(rate)
      ])
  )
  const waiting = 10_000
  const bytes = yield* Throughput.bytesPerWaiting({ database: "sqlite", jobs: waiting })

  const recoveries = killed.flatMap(({ recoveries }) => recoveries)
  const slowest = Math.max(...recoveries)
  const moved = Math.max(...handover.moved)
  const verdicts = [...killed, handover, away]
  return {
    title: "Durable jobs",
    report: [
      "Workers are processes, killed with `kill -9`; the vendors are the emulator in another process, which counts tasks. A " +
      "job in doubt ended as `SubmitOutcomeUnknown`: its worker died between the submit and the answer, and KIE takes no " +
      "idempotency key. Half of the jobs are KIE's, half APIPod's.",
      table(
        ["what happened", "jobs:", "saved:", "in doubt:", "lost:", "paid twice:"],
        [
          ...killed.map(({ database, ...verdict }) => verdictRow(`100 kills, ${names[database]}`, jobs, verdict)),
          verdictRow("one of 3 runners killed, PostgreSQL", 60, handover),
          verdictRow("PostgreSQL away for 20 s", 20, away)
        ]
      ),
      table(
        ["from a kill to the first question of", "times:", "median, s:", "slowest, s:"],
        [
          ...killed.map(({ database, recoveries }) => [
            `the next process, ${names[database]}`,
            String(recoveries.length),
            seconds(median(recoveries)),
            seconds(Math.max(...recoveries))
          ]),
          [
            "another runner, for each task of the one killed",
            String(handover.moved.length),
            seconds(median(handover.moved)),
            seconds(moved)
          ]
        ]
      ),
      "500 jobs whose tasks take no time, without files, vendor and database on the same machine.",
      table(["database", "runners:", "jobs a second:"], rates),
      `${waiting.toLocaleString("en")} jobs that wait in one worker on SQLite take ${
        short(bytes / 1000)
      } KB of its heap each.`
    ].join("\n\n"),
    line: `durable: ${recoveries.length} kills, ${verdicts.reduce((sum, { lost }) => sum + lost, 0)} lost, ` +
      `${verdicts.reduce((sum, { doubled }) => sum + doubled, 0)} paid twice, recovery ${
        seconds(median(recoveries))
      } s ` +
      `(slowest ${seconds(slowest)}), handover ${seconds(moved)} s`,
    isReached: verdicts.every(isWhole) && slowest <= most.recovery && moved <= most.handover &&
      handover.moved.length > 0
  } satisfies Figure
})
