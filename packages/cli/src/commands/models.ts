import * as Argument from "effect/cli/Argument"
import * as Command from "effect/cli/Command"
import * as Flag from "effect/cli/Flag"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Record from "effect/Record"
import * as ModelsFile from "../config/ModelsFile.ts"
import * as Vendors from "../config/Vendors.ts"
import { UsageError } from "../errors/CliError.ts"
import { Model } from "../output/Event.ts"
import { Output } from "../output/Output.ts"
import { handled } from "../output/runCommand.ts"
import { refresh } from "./modelsRefresh.ts"
import { show } from "./modelsShow.ts"

/** `models [provider] [--search TEXT]` */
export const models = Command.make("models", {
  provider: Vendors.argument.pipe(Argument.optional),
  search: Flag.String("search").pipe(
    Flag.withAlias("s"),
    Flag.withMetavar("TEXT"),
    Flag.withDescription("Only models whose id, kind or use contains every word of this text"),
    Flag.withDefault("")
  )
}, ({ provider, search }) =>
  handled(Effect.gen(function*() {
    const output = yield* Output
    const words = search.toLowerCase().split(/\s+/)
    const names = Option.match(provider, { onNone: () => Vendors.names, onSome: (name) => [name] as const })
    let found = 0
    for (const name of names) {
      for (const { evidence, fields, id, kind, prices = [], seen, tasks } of yield* ModelsFile.all(name)) {
        const text = [id, kind, ...tasks].join(" ").toLowerCase()
        if (!words.every((word) => text.includes(word))) continue
        found += 1
        yield* output.emit(Model.make({
          provider: name,
          model: id,
          kind,
          tasks,
          required: Record.toEntries(fields).flatMap(([field, { required }]) => required === true ? [field] : []),
          optional: Record.toEntries(fields).flatMap(([field, { required }]) => required === true ? [] : [field]),
          prices: prices.map(({ amount, per, unit, when, ...price }) => ({
            amount,
            unit,
            per,
            when,
            evidence: price.evidence ?? evidence,
            seen: price.seen ?? seen
          }))
        }))
      }
    }
    if (found === 0) {
      return yield* new UsageError({
        what: `No known model has "${search}" in its id, kind or use.`,
        next: "Search for fewer words, or use the model by its id: unknown models are accepted, too."
      })
    }
  }))).pipe(
    Command.withSubcommands([show, refresh]),
    Command.withExamples([{ command: "effect-media models kie --search 'video kling'" }])
  )
