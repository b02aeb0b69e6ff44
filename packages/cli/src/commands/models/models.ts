import type { ModelSpec } from "@effect-media/core/model/Model"
import { MediaKind } from "@effect-media/core/task/TaskRef"
import * as Argument from "effect/cli/Argument"
import * as Command from "effect/cli/Command"
import * as Flag from "effect/cli/Flag"
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import { ageInDays } from "../../config/modelAge.ts"
import * as ModelsFile from "../../config/ModelsFile.ts"
import { canonicalNames } from "../../config/modelTables.ts"
import * as Vendors from "../../config/Vendors.ts"
import { UsageError } from "../../errors/CliError.ts"
import { Model } from "../../output/Event.ts"
import { Output } from "../../output/Output.ts"
import { handled } from "../../output/runCommand.ts"
import { pricesOf } from "./prices.ts"
import { refresh } from "./refresh.ts"
import { show } from "./show.ts"

/** Describes a model for the output. */
const eventOf = (provider: Vendors.VendorName, spec: ModelSpec, canonical: string | undefined, now: number) => {
  const { fields, id, kind, seen, tasks } = spec
  const isRequired = (field: string) => fields[field]?.required === true
  return Model.make({
    provider,
    model: id,
    kind,
    tasks,
    ageDays: ageInDays(seen, now),
    required: Object.keys(fields).filter(isRequired),
    optional: Object.keys(fields).filter((field) => !isRequired(field)),
    canonical,
    prices: pricesOf(spec)
  })
}

type ModelEvent = ReturnType<typeof eventOf>

/** Returns what the first price is for, and the lowest such price; models without a price come last. */
const priceOf = ({ prices }: ModelEvent): readonly [string, number] => {
  const [first] = prices
  if (first === undefined) return ["~", 0]
  const alike = prices.filter(({ per, unit }) => per === first.per && unit === first.unit)
  return [`${first.unit} ${first.per}`, Math.min(...alike.map(({ amount }) => amount))]
}

const orders = {
  price: (a: ModelEvent, b: ModelEvent): number => {
    const [[unitA, amountA], [unitB, amountB]] = [priceOf(a), priceOf(b)]
    return unitA === unitB ? amountA - amountB : unitA < unitB ? -1 : 1
  },
  name: (a: ModelEvent, b: ModelEvent): number => a.model < b.model ? -1 : 1
}

/** `models [provider] [--search TEXT]` */
export const models = Command.make("models", {
  provider: Vendors.argument.pipe(Argument.optional),
  search: Flag.String("search").pipe(
    Flag.withAlias("s"),
    Flag.withMetavar("TEXT"),
    Flag.withDescription("Only models whose id, vendor-neutral name, kind or use contains every word of this text"),
    Flag.withDefault("")
  ),
  kind: Flag.Literals("kind", MediaKind.literals).pipe(
    Flag.withDescription("Only models that make this"),
    Flag.optional
  ),
  sort: Flag.Literals("sort", ["price", "name"]).pipe(
    Flag.withDescription("The order: the lowest price within a unit, or the name"),
    Flag.optional
  )
}, ({ kind, provider, search, sort }) =>
  handled(Effect.gen(function*() {
    const output = yield* Output
    const now = yield* Clock.currentTimeMillis
    const words = search.toLowerCase().split(/\s+/)
    const names = Option.match(provider, { onNone: () => Vendors.names, onSome: (name) => [name] as const })
    const all = yield* Effect.forEach(
      names,
      (name) =>
        Effect.map(
          Effect.all([ModelsFile.all(name), canonicalNames(name)]),
          ([table, canonical]) => table.map((spec) => eventOf(name, spec, canonical.get(spec.id), now))
        )
    )
    const found = all.flat().filter((model) => {
      const text = [model.model, model.canonical, model.kind, ...model.tasks].join(" ").toLowerCase()
      return words.every((word) => text.includes(word)) && Option.getOrElse(kind, () => model.kind) === model.kind
    })
    const sorted = Option.match(sort, { onNone: () => found, onSome: (order) => found.toSorted(orders[order]) })
    yield* output.table(sorted)
    if (found.length === 0) {
      return yield* new UsageError({
        what: `No known model has "${search}" in its id, name, kind or use.`,
        next: "Search for fewer words, or use the model by its id: unknown models are accepted, too."
      })
    }
  }))).pipe(
    Command.withSubcommands([show, refresh]),
    Command.withExamples([
      { command: "effect-media models kie --search 'video kling'" },
      { command: "effect-media models --kind video --sort price", description: "The cheapest first, by unit" }
    ])
  )
