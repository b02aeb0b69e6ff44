import { type FieldSpec, find, type ModelSpec } from "@effect-media/core/model/Model"
import * as Argument from "effect/cli/Argument"
import * as Command from "effect/cli/Command"
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Record from "effect/Record"
import * as Schema from "effect/Schema"
import { ageInDays } from "../../config/modelAge.ts"
import * as ModelsFile from "../../config/ModelsFile.ts"
import * as Vendors from "../../config/Vendors.ts"
import { UsageError } from "../../errors/CliError.ts"
import { plain, shellQuote } from "../../internal/text.ts"
import { ModelFacts } from "../../output/Event.ts"
import { Output } from "../../output/Output.ts"
import { handled } from "../../output/runCommand.ts"
import { sameModel } from "./prices.ts"

/** `models show <provider> <model>` */
export const show = Command.make("show", {
  provider: Vendors.argument,
  model: Argument.String("model").pipe(Argument.withDescription("The id of the model"))
}, ({ model, provider }) =>
  handled(Effect.gen(function*() {
    const output = yield* Output
    const spec = Option.getOrUndefined(find(yield* ModelsFile.all(provider), model))
    if (spec === undefined) {
      const closest = yield* ModelsFile.nearMiss(provider, model)
      return yield* new UsageError({
        what: `${provider} has no known model "${plain(model)}".`,
        next: closest === undefined
          ? `Search for it: effect-media models ${provider} --search TEXT`
          : `Did you mean ${closest}?`
      })
    }
    const file = yield* ModelsFile.read(provider)
    const refreshed = Option.flatMapNullishOr(file, ({ models }) => models.find((entry) => entry.model === spec.id))
    yield* output.emit(ModelFacts.make({
      provider,
      model: spec.id,
      kind: spec.kind,
      tasks: spec.tasks,
      path: spec.path,
      evidence: spec.evidence,
      seen: spec.seen,
      ageDays: ageInDays(spec.seen, yield* Clock.currentTimeMillis),
      ...yield* sameModel(provider, spec),
      source: Option.isSome(refreshed) ? "refreshed" : "shipped",
      status: spec.status,
      pricing: Option.getOrUndefined(refreshed)?.pricingDesc ??
        spec.prices?.map(({ amount, per, unit }) => `${amount} ${unit} per ${per}`).join(", "),
      fields: Record.toEntries(spec.fields).map(([name, field]) => ({
        name,
        type: field.format === "url" ? "url" : field.type,
        required: field.required === true,
        allowed: field.enum,
        default: typeof field.default === "object" ? undefined : jsonOf(field.default),
        min: field.min,
        max: field.max,
        step: field.step,
        minLength: field.minLength,
        maxLength: field.maxLength,
        minItems: field.minItems,
        maxItems: field.maxItems,
        note: field.note
      })),
      example: exampleOf(provider, spec),
      rules: [...new Set((spec.rules ?? []).map(({ text }) => text))]
    }))
  }))).pipe(
    Command.withDescription("Print what is known of a model, how sure it is, how old, and its price at every vendor"),
    Command.withExamples([{ command: "effect-media models show kie veo-3-1" }])
  )

const jsonText = Schema.encodeSync(Schema.fromJsonString(Schema.Unknown))

/** Returns a value that a field accepts. */
const valueOf = (name: string, spec: FieldSpec): unknown =>
  spec.default ?? spec.enum?.[0] ?? (spec.type === "array" ? ["https://example.com/boat.png"] : undefined) ??
    (spec.type === "boolean" ? true : undefined) ?? spec.min ??
    (spec.type !== "string" ? 1 : /url|image|video|audio/.test(name) ? "https://example.com/boat.png" : "…")

/** Returns a command that runs the model with the fields that it requires. */
const exampleOf = (provider: Vendors.VendorName, { fields, id }: ModelSpec): string => {
  const required = Object.entries(fields).filter(([name, field]) => field.required === true && name !== "prompt")
  const input = Object.fromEntries(required.map(([name, field]) => [name, valueOf(name, field)]))
  return [
    "effect-media",
    "run",
    provider,
    "--model",
    id,
    ...("prompt" in fields ? ["--prompt", "a paper boat"] : []),
    ...(required.length === 0 ? [] : ["--input", jsonText(input)])
  ].map(shellQuote).join(" ")
}

const jsonOf = (value: unknown): string | number | boolean | undefined =>
  typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? value : undefined
