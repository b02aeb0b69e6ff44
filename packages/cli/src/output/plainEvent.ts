import type { SavedAsset } from "@effect-media/core/assets/AssetStore"
import { TaskRef } from "@effect-media/core/task/TaskRef"
import type { Succeeded, TaskSnapshot } from "@effect-media/core/task/TaskSnapshot"
import * as Record from "effect/Record"
import * as Schema from "effect/Schema"
import { counted, plain } from "../internal/text.ts"
import { estimateOf } from "./amounts.ts"
import type { Event } from "./Event.ts"
import { priceOf, resultOf, type TableEvent } from "./Table.ts"

const jsonText = Schema.encodeSync(Schema.fromJsonString(Schema.Json))

/** Lists the results of a task as lines: the links to its files, else the text output. */
const linksOf = ({ assets, output }: Succeeded): string =>
  assets.length > 0 || output === undefined ? assets.map(({ url }) => plain(url)).join("\n") : jsonText(output)

const pathsOf = (files: ReadonlyArray<Pick<SavedAsset, "path">>): string => files.map(({ path }) => path).join("\n")

const statusOf = (snapshot: TaskSnapshot): string => {
  const { provider, id } = snapshot.ref
  const more = () => {
    switch (snapshot._tag) {
      case "Queued":
      case "Running":
        return snapshot.progress === undefined ? [] : [`${Math.round(snapshot.progress)} %`]
      case "Succeeded":
        return [counted(snapshot.assets.length, "file")]
      case "Failed":
        return [snapshot.code, snapshot.category, snapshot.description].filter((text) => text !== "")
      case "Cancelled":
        return []
    }
  }
  return plain([`${provider}:${id}`, snapshot._tag, snapshot.status, ...more()].join("  "))
}

type Facts = Extract<Event, { readonly type: "model-facts" }>

const span = (least: number | undefined, most: number | undefined, unit = ""): ReadonlyArray<string> =>
  least === undefined && most === undefined
    ? []
    : least === undefined
    ? [`at most ${most}${unit}`]
    : most === undefined
    ? [`at least ${least}${unit}`]
    : [`${least === most ? least : `${least} to ${most}`}${unit}`]

const boundsOf = (field: Facts["fields"][number]): ReadonlyArray<string> => [
  ...span(field.min, field.max),
  ...(field.step === undefined ? [] : [`in steps of ${field.step}`]),
  ...span(field.minLength, field.maxLength, " characters"),
  ...span(field.minItems, field.maxItems, " items")
]

/** Formats the prices of the same model, vendor by vendor. */
const vendorsOf = ({ canonical, vendors = [] }: Facts): ReadonlyArray<string> =>
  canonical === undefined ? [] : [
    `${canonical} at all vendors:`,
    ...vendors.map(({ model, prices, provider }) => {
      const sources = prices.slice(0, 1).map(({ evidence, seen = "not dated" }) => `(${evidence}, ${seen})`)
      const price = prices.length === 0 ? "no price known" : priceOf(prices)
      return `  ${[provider, model, price, ...sources].join("  ")}`
    })
  ]

const factsOf = (event: Facts): string =>
  [
    `${event.provider}  ${event.kind}  ${event.model}  ${event.path}`,
    [
      event.evidence,
      event.seen ?? "not dated",
      ...(event.ageDays === undefined ? [] : [`${event.ageDays} days old`]),
      event.source
    ].join(", "),
    ...(event.status === undefined ? [] : [`not certain: ${event.status}`]),
    ...(event.pricing === undefined ? [] : [`price: ${event.pricing}`]),
    ...event.fields.map((field) => {
      const { allowed = [], default: usual, name, note, required, type } = field
      return [
        `  ${name}`,
        type,
        ...(required ? ["required"] : []),
        ...(allowed.length === 0 ? [] : [allowed.map(String).join(" | ")]),
        ...boundsOf(field),
        ...(usual === undefined ? [] : [`default ${JSON.stringify(usual)}`]),
        ...(note === undefined ? [] : [note])
      ].join("  ")
    }),
    ...event.rules.map((rule) => `  - ${rule}`),
    ...vendorsOf(event),
    ...(event.example === undefined ? [] : [event.example])
  ].map(plain).join("\n")

/** A result that is printed as a text of its own; other results are rows of a table. */
export type TextEvent = Exclude<Event, Exclude<TableEvent, { readonly type: "job" }>>

/** Formats a result as text; nothing if stderr or another result reports it. */
export const plainEvent = (event: TextEvent, command: "last" | "more"): string => {
  switch (event.type) {
    case "submitted":
      return command === "last" ? TaskRef.stringify(event.ref) : ""
    case "planned":
      return [
        plain(
          `${event.provider}  ${event.model}${event.estimate === undefined ? "" : `  ${estimateOf(event.estimate)}`}`
        ),
        plain(`${event.method} ${event.url}`),
        plain(jsonText(event.body))
      ].join("\n")
    case "status":
      return statusOf(event.snapshot)
    case "finished":
      return command === "last" || event.task.assets.length === 0 ? linksOf(event.task) : ""
    case "saved":
      return pathsOf(event.files)
    case "failed":
    case "progress":
      return ""
    case "item":
      return event.files === undefined ? "" : plain(`${event.key}  ${event.files.join("  ")}`)
    case "batch":
      return ""
    case "credits":
      return `${event.amount} ${event.unit}`
    case "listening":
      return event.url
    case "callback":
      return plain(`${event.provider}:${event.id}`)
    case "model-facts":
      return factsOf(event)
    case "model-change":
      return [`${event.model}  ${event.change}`, ...event.says].map(plain).join("\n  ")
    case "models-refreshed":
      return plain(
        `${event.read} of ${event.listed} models of ${event.provider} read, ${event.changed} changed: ${event.file}`
      )
    case "job":
      return plain([event.job.key, event.job.state, event.job.job.provider, resultOf(event.job)].join("  ")).trimEnd()
    case "count":
      return Record.toEntries(event.jobs).map(([state, n]) => `${state} ${n}`)
        .concat(
          Record.toEntries(event.unserved ?? {}).map(([provider, n]) => `waiting for a worker with ${provider} ${n}`)
        )
        .concat(event.isPaused ? ["intake paused"] : []).join("  ")
  }
}
