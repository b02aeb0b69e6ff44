/**
 * Formats results as aligned tables with headers, as pure functions.
 */
import { formatDuration } from "@effect-media/core/polling/ProgressLine"
import type { Cost } from "@effect-media/core/spending/Cost"
import * as DateTime from "effect/DateTime"
import { counted, plain } from "../internal/text.ts"
import { amountOf } from "./amounts.ts"
import type { Check, Job, Model, Submission, Unreadable } from "./Event.ts"
import { type Colour, paint } from "./ProgressLine.ts"

/** A result that has a row in a table. */
export type TableEvent =
  | typeof Model.Type
  | typeof Job.Type
  | typeof Unreadable.Type
  | typeof Check.Type
  | typeof Submission.Type

/** A cell, with its colour if it has one. */
type Cell = string | readonly [text: string, colour: Colour]

/** The headers of the tables, by the type of their events. */
const headers: Readonly<Record<TableEvent["type"], ReadonlyArray<string>>> = {
  model: ["PROVIDER", "KIND", "MODEL", "PRICE", "AGE", "NEEDS"],
  job: ["KEY", "STATE", "PROVIDER", "AGE", "COST", "RESULT"],
  unreadable: ["KEY", "STATE", "PROVIDER", "AGE", "COST", "RESULT"],
  check: ["", "CHECK", "RESULT"],
  submission: ["AGE", "STATE", "COST", "HANDLE", "MODEL", "FILES"]
}

const stateColours: { readonly [state: string]: Colour } = {
  Succeeded: "green",
  Failed: "red",
  Cancelled: "red",
  Interrupted: "red",
  Unknown: "red",
  Running: "cyan",
  Queued: "cyan",
  Submitted: "cyan"
}
const stateOf = (state: string): Cell => [state, stateColours[state] ?? "reset"]

const ageOf = (time: DateTime.Utc, now: number): string =>
  formatDuration(Math.max(0, now - DateTime.toEpochMillis(time)))

/** Formats the lowest price in the unit of the first price. */
export const priceOf = (prices: typeof Model.Type["prices"]): string => {
  const [first] = prices
  if (first === undefined) return ""
  const { per, unit } = first
  const amounts = prices.filter((price) => price.unit === unit && price.per === per).map(({ amount }) => amount)
  return `${amounts.length > 1 ? "from " : ""}${Math.min(...amounts)} ${unit} per ${per}`
}

const costOf = (cost: Cost | undefined, estimate?: Cost): string =>
  cost !== undefined ? amountOf(cost) : estimate === undefined ? "" : `about ${amountOf(estimate)}`

/** Describes how a durable job ended, or what it waits for. */
export const resultOf = ({ error, job, manifest, unservedSince }: typeof Job.Type["job"]): string =>
  [
    ...(unservedSince === undefined ? [] : [`waits for a worker that has ${job.provider}`]),
    ...(manifest === undefined ? [] : manifest.files.map(({ path }) => path)),
    ...(error === undefined ? [] : [error.message])
  ].join("  ")

const marks: Readonly<Record<typeof Check.Type["verdict"], Cell>> = {
  ok: ["✔", "green"],
  warning: ["!", "yellow"],
  failure: ["✘", "red"]
}

const cellsOf = (event: TableEvent, now: number): ReadonlyArray<Cell> => {
  switch (event.type) {
    case "model": {
      const age = event.ageDays === undefined ? "" : counted(event.ageDays, "day")
      return [event.provider, event.kind, event.model, priceOf(event.prices), age, event.required.join(", ")]
    }
    case "job": {
      const { enqueuedAt, job, key, manifest, state } = event.job
      const cost = costOf(manifest?.task.cost)
      return [key, stateOf(state), job.provider, ageOf(enqueuedAt, now), cost, resultOf(event.job)]
    }
    case "unreadable":
      return [event.key, ["unreadable", "red"], "", "", "", event.reason]
    case "check":
      return [marks[event.verdict], event.subject, event.says]
    case "submission": {
      const { at, cost, estimate, files, handle = "", model, state } = event
      return [ageOf(at, now), stateOf(state), costOf(cost, estimate), handle, model, files.join("  ")]
    }
  }
}

/** Formats results of one kind as lines, the first with the headers; nothing if there are none. */
export const format = (
  events: ReadonlyArray<TableEvent>,
  { canColour, now }: { readonly canColour: boolean; readonly now: number }
): string => {
  const [first] = events
  if (first === undefined) return ""
  const rows = [
    headers[first.type].map((text): Cell => [text, "bold"]),
    ...events.map((event) => cellsOf(event, now))
  ].map((cells) =>
    cells.map((cell) => {
      const [text, colour]: readonly [string, Colour] = typeof cell === "string" ? [cell, "reset"] : cell
      const shown = plain(text)
      return { colour, shown, length: Array.from(shown).length }
    })
  )
  const widths = headers[first.type].map((_, i) => Math.max(...rows.map((cells) => cells[i]?.length ?? 0)))
  return rows.map((cells) => {
    const filled = cells.findLastIndex(({ length }) => length > 0)
    return cells.slice(0, filled + 1).map(({ colour, length, shown }, i) =>
      `${paint(canColour, colour, shown)}${i === filled ? "" : " ".repeat((widths[i] ?? 0) - length)}`
    ).join("  ")
  }).join("\n")
}
