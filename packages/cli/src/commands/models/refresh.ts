import * as ProviderHttp from "@effect-media/core/http/ProviderHttp"
import type { ReadError } from "@effect-media/core/task/TaskError"
import { KieWire } from "@effect-media/kie"
import * as Argument from "effect/cli/Argument"
import * as Command from "effect/cli/Command"
import * as DateTime from "effect/DateTime"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as HttpClientRequest from "effect/http/HttpClientRequest"
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"
import * as ModelsFile from "../../config/ModelsFile.ts"
import { modelTables } from "../../config/modelTables.ts"
import * as Vendors from "../../config/Vendors.ts"
import { changesOf, modelOf } from "../../config/vendorSchema.ts"
import { FileError } from "../../errors/CliError.ts"
import { ModelChange, ModelsRefreshed } from "../../output/Event.ts"
import { Output } from "../../output/Output.ts"
import { handled } from "../../output/runCommand.ts"

const provider = "kie"

/** KIE takes one question about models in a second, of all kinds together. */
const pause = Duration.seconds(1)

/** The longest pause that is kept if KIE asks for one. */
const longestPause = Duration.minutes(1)

const List = Schema.Struct({ data: Schema.Struct({ models: Schema.Array(Schema.Json) }) })
const One = Schema.Struct({ data: Schema.Record(Schema.String, Schema.Json) })

/** One model of the list; fields that only inform may have any type. */
const Listed = Schema.Struct({
  model: Schema.NonEmptyString,
  taskType: Schema.optionalKey(Schema.Json),
  pricingDesc: Schema.optionalKey(Schema.Json)
})
const decodeListed = Schema.decodeUnknownOption(Listed)

const textOf = (value: unknown) => typeof value === "string" && value !== "" ? value : undefined

/** Repeats a read that came too soon. */
const patiently = <A, R>(read: Effect.Effect<A, ReadError, R>, times = 3): Effect.Effect<A, ReadError, R> =>
  Effect.catchTag(read, "RateLimited", (error) =>
    times === 0 ? Effect.fail(error) : Effect.delay(
      patiently(read, times - 1),
      Duration.min(longestPause, Duration.max(pause, error.retryAfter ?? pause))
    ))

/** Reads the answers of KIE's model, schema and price endpoints. */
const makeReader = Effect.gen(function*() {
  const { apiKey, baseUrl } = yield* Vendors.settingsOf(provider)
  const http = yield* ProviderHttp.make(KieWire.dialect, { apiKey, baseUrl, userAgent: "effect-media-cli" })
  const read = <A>(path: string, schema: Schema.Codec<A, unknown>) =>
    patiently(http.read({ operation: "models", request: HttpClientRequest.get(path), schema }))
  const about = (id: string, what: "price" | "schema") =>
    read(`/api/v1/models/${id.split("/").map(encodeURIComponent).join("/")}/${what}`, One).pipe(
      Effect.map(({ body }) => body.data),
      Effect.delay(pause),
      Effect.option
    )
  return {
    list: Effect.map(read("/api/v1/models", List), ({ body }) => body.data.models),
    entry: Effect.fnUntraced(function*({ model, pricingDesc, taskType }: typeof Listed.Type, seen: string) {
      const schema = yield* about(model, "schema")
      if (Option.isNone(schema)) return undefined
      const price = textOf(pricingDesc) ??
        Option.getOrUndefined(Option.map(yield* about(model, "price"), (data) => textOf(data["pricingDesc"])))
      const tasks = Array.isArray(taskType) ? taskType.flatMap((task) => textOf(task) ?? []) : []
      const entry: ModelsFile.Entry = {
        model,
        tasks,
        pricingDesc: price ?? null,
        seen,
        openapi: schema.value["openapi"] ?? null
      }
      return entry
    })
  }
})

/** `models refresh [kie] [model…]` */
export const refresh = Command.make("refresh", {
  provider: Argument.Literals("provider", [provider]).pipe(
    Argument.withDescription("kie: the others have no such endpoints"),
    Argument.withDefault(provider)
  ),
  models: Argument.String("model").pipe(
    Argument.withDescription("Only these models; all of them if none is named"),
    Argument.variadic()
  )
}, ({ models }) =>
  handled(Effect.gen(function*() {
    const output = yield* Output
    const reader = yield* makeReader
    const now = yield* DateTime.now
    const seen = DateTime.formatIso(now).slice(0, 10)
    const shipped = new Map((yield* modelTables[provider]).map((spec) => [spec.id, spec]))
    const before = yield* ModelsFile.read(provider)
    const entries = new Map(
      Option.match(before, { onNone: () => [], onSome: ({ models }) => models }).map((entry) => [entry.model, entry])
    )
    const all = (yield* reader.list).flatMap((row) => Option.toArray(decodeListed(row)))
    const listed = all.filter(({ model }) => models.length === 0 || models.includes(model))
    let changed = 0
    let read = 0
    const tell = (model: string, change: typeof ModelChange.Type["change"], says: ReadonlyArray<string>) => {
      if (change !== "unreadable") changed += 1
      return output.emit(ModelChange.make({ provider, model, change, says }))
    }

    for (const row of listed) {
      const entry = yield* reader.entry(row, seen)
      const known = shipped.get(row.model)
      const next = entry && modelOf(entry, known, seen)
      if (entry === undefined || next === undefined) {
        yield* tell(row.model, "unreadable", ["its schema was not read: the shipped facts stay"])
        continue
      }
      read += 1
      entries.set(entry.model, entry)
      const changes = known === undefined ? [] : changesOf(known, next)
      if (known === undefined) yield* tell(row.model, "new", Object.keys(next.fields))
      else if (changes.length > 0) yield* tell(row.model, "changed", changes)
    }
    const ids = new Set(all.map(({ model }) => model))
    if (models.length === 0 && all.length > 0) {
      const gone = [...shipped.values()].filter(({ id, synthetic }) => synthetic !== true && !ids.has(id))
      for (const { id } of gone) yield* tell(id, "gone", ["KIE's list has no such model"])
    }
    const content: ModelsFile.ModelsFile = {
      version: 1,
      refreshedAt: now,
      listed: [...ids],
      models: [...entries.values()]
    }
    const file = yield* ModelsFile.write(provider, content).pipe(
      Effect.mapError((error) =>
        new FileError({ what: `The models cannot be kept: ${error.message}`, next: "Make the folder writable." })
      )
    )
    yield* output.emit(ModelsRefreshed.make({ provider, file, listed: listed.length, read, changed }))
  }))).pipe(
    Command.withDescription("Ask KIE for its models, schemas and prices; they override what is shipped"),
    Command.withExamples([
      { command: "effect-media models refresh kie" },
      { command: "effect-media models refresh kie google/nano-banana" }
    ])
  )
