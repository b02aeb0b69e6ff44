/**
 * Estimates what jobs cost before they are submitted, limits it, and sums it up afterwards.
 */
import { formatDuration } from "@effect-media/core/polling/ProgressLine"
import * as CostEstimate from "@effect-media/core/spending/Cost"
import * as SpendingLimit from "@effect-media/core/spending/SpendingLimit"
import { type ClientRejection, SpendingLimitExceeded, type SubmitError } from "@effect-media/core/task/TaskError"
import type { TaskProvider } from "@effect-media/core/task/TaskProvider"
import type { Cost, Succeeded } from "@effect-media/core/task/TaskSnapshot"
import * as Flag from "effect/cli/Flag"
import * as Effect from "effect/Effect"
import * as HttpClient from "effect/http/HttpClient"
import * as HttpClientError from "effect/http/HttpClientError"
import * as Option from "effect/Option"
import * as KeyValueStore from "effect/persistence/KeyValueStore"
import * as Schema from "effect/Schema"
import * as Flags from "../config/Flags.ts"
import * as ModelsFile from "../config/ModelsFile.ts"
import * as Vendors from "../config/Vendors.ts"
import { counted } from "../internal/text.ts"
import { amountOf } from "../output/amounts.ts"
import { Planned } from "../output/Event.ts"
import { Output } from "../output/Output.ts"

/** Parses a sum: `5usd`, `$5`, `200credits`. */
export const parseCost = (text: string): Option.Option<Cost> => {
  const [, dollar, number = "", word = ""] = /^(\$?)(\d+(?:\.\d+)?)\s*(usd|credits?|)$/i.exec(text) ?? []
  const unit = dollar === "$" || /^usd$/i.test(word) ? "USD" : /^credits?$/i.test(word) ? "credits" : undefined
  return unit === undefined ? Option.none() : Option.some({ amount: Number(number), unit })
}

/** The flags about money. */
export const flags = {
  dryRun: Flags.toggle("dry-run").pipe(
    Flag.withDescription("Check the request and print it with its price, and submit nothing")
  ),
  maxCost: Flag.String("max-cost").pipe(
    Flag.withMetavar("SUM"),
    Flag.withDescription("Submit no job that would make this command cost more: 5usd or 200credits"),
    Flag.filterMap(parseCost, (text) => `${text} is no sum: write 5usd or 200credits`),
    Flag.optional
  ),
  allowUnknownPrices: Flags.toggle("allow-unknown-prices").pipe(
    Flag.withDescription("With --max-cost: also submit jobs whose price is not known")
  )
}

/** The flags that limit what a command costs. */
export interface LimitFlags {
  readonly maxCost: Option.Option<Cost>
  readonly allowUnknownPrices: boolean
}

/** The expected cost of a job, if its price is published. */
export type Estimate = Option.Option<CostEstimate.Estimate>

/** Returns the function that estimates the jobs of an API. */
export const estimator = Effect.fnUntraced(function*(name: Vendors.VendorName) {
  const models = yield* ModelsFile.all(name)
  const translate = name === "apixo"
    ? (yield* Effect.promise(() => import("../config/apixoMode.ts"))).withMode
    : (job: Vendors.Job) => job
  return (job: Vendors.Job): Estimate => CostEstimate.estimate(models, translate(job))
})

/** Returns the functions that estimate the jobs of several APIs. */
export const estimators = Effect.fnUntraced(function*(names: Iterable<Vendors.VendorName>) {
  const all = new Map(
    yield* Effect.forEach(
      new Set(names),
      (name) => Effect.map(estimator(name), (estimate) => [name, estimate] as const)
    )
  )
  return (name: Vendors.VendorName) => all.get(name) ?? ((): Estimate => Option.none())
})

type Sums = Map<string, { readonly cost: Cost; readonly isEstimated: boolean }>

const add = (sums: Sums, account: string, cost: Cost, isEstimated: boolean): void => {
  const before = sums.get(account)
  sums.set(account, {
    cost: { unit: cost.unit, amount: cost.amount + (before?.cost.amount ?? 0) },
    isEstimated: isEstimated || before?.isEstimated === true
  })
}

/** Joins sums: `$0.14 (estimated) and 18 credits of kie`. */
const joined = (sums: Sums): string =>
  Array.from(
    sums,
    ([account, { cost, isEstimated }]) =>
      `${amountOf(cost)}${cost.unit === "USD" ? "" : ` of ${account}`}${isEstimated ? " (estimated)" : ""}`
  ).join(" and ")

const accountOf = (provider: string, { unit }: Cost): string => unit === "USD" ? unit : provider

/** Sums up estimates: `about $0.40 for 18 of 20 jobs`; nothing if no price is known. */
export const sumOf = (provider: string, estimates: ReadonlyArray<readonly [provider: string, Estimate]>): string => {
  const sums: Sums = new Map()
  let known = 0
  for (const [who, estimate] of estimates) {
    if (Option.isNone(estimate)) continue
    known += 1
    add(sums, accountOf(who, estimate.value.cost), estimate.value.cost, false)
  }
  const of = known === estimates.length
    ? counted(known, provider)
    : `${known} of ${counted(estimates.length, provider)}`
  return known === 0 ? "" : `about ${joined(sums)} for ${of}`
}

/** The money of one command. */
export interface Money {
  /** Wraps a provider, so that no job is submitted that would exceed the limit. */
  readonly limit: <Request, E extends SubmitError | ClientRejection>(
    provider: TaskProvider<Request, E>,
    estimate: (request: Request) => Estimate
  ) => Effect.Effect<TaskProvider<Request, E | SpendingLimitExceeded>>
  /** Counts a task that succeeded: with the cost that the vendor reports, else with its estimate. */
  readonly count: (task: Succeeded, estimate: Estimate) => void
  /** Returns the sum so far: `$0.14 (estimated)`; empty if nothing is known. */
  readonly sum: () => string
}

/** Opens the money of a command, with its limit. */
export const open = Effect.fnUntraced(function*({ allowUnknownPrices, maxCost }: LimitFlags) {
  const spending = Option.isNone(maxCost)
    ? undefined
    : yield* SpendingLimit.make({
      perRun: maxCost.value,
      unknownPrices: allowUnknownPrices ? "allow" : "refuse"
    }).pipe(Effect.provide(KeyValueStore.layerMemory))
  const sums: Sums = new Map()
  const money: Money = {
    limit: (provider, estimate) =>
      spending === undefined ? Effect.succeed(provider) : spending.wrap(provider, estimate),
    count: ({ cost, ref }, estimate) => {
      const known = cost ?? Option.getOrUndefined(estimate)?.cost
      if (known !== undefined) add(sums, accountOf(ref.provider, known), known, cost === undefined)
    },
    sum: () => joined(sums)
  }
  return money
})

/** Prints the last line of a command that made tasks: what they cost, and the time that they took. */
export const sayEnd = Effect.fnUntraced(function*(money: Money, millis: number) {
  const sum = money.sum()
  yield* Output.use((output) =>
    output.note(`${sum === "" ? "The cost is not known" : `Cost: ${sum}`}; ${formatDuration(millis)}.`)
  )
})

/** Fails if one job would exceed the limit, for a command that submits nothing itself. */
export const check = (provider: string, { allowUnknownPrices, maxCost }: LimitFlags, estimate: Estimate) => {
  if (Option.isNone(maxCost)) return Effect.void
  const limit = maxCost.value
  const estimated = Option.getOrUndefined(estimate)?.cost
  const refused = { provider, window: "run", limit, estimated } as const
  if (estimated === undefined || estimated.unit !== limit.unit) {
    return allowUnknownPrices
      ? Effect.void
      : Effect.fail(new SpendingLimitExceeded({ ...refused, reason: "UnknownPrice" }))
  }
  return estimated.amount <= limit.amount
    ? Effect.void
    : Effect.fail(new SpendingLimitExceeded({ ...refused, reason: "Spent", spent: { amount: 0, unit: limit.unit } }))
}

const decodeBody = Schema.decodeOption(Schema.fromJsonString(Schema.Json))

/**
 * Prints what would be submitted: the provider itself makes the request and checks it, with a client that keeps it and
 * sends nothing. `wrap` puts the provider of another request in front, such as a portable one.
 */
export const plan = Effect.fnUntraced(function*<Request, E extends SubmitError | ClientRejection>(
  name: Vendors.VendorName,
  request: Request,
  model: string,
  wrap: (api: Vendors.Api) => TaskProvider<Request, E>,
  estimate: Estimate
) {
  let kept: { readonly method: string; readonly url: string; readonly body: Schema.Json } | undefined
  const keeping = HttpClient.make((request, url) => {
    const { body } = request
    const text = body._tag === "Uint8Array" ? new TextDecoder().decode(body.body) : ""
    kept = { method: request.method, url: url.href, body: Option.getOrElse(decodeBody(text), () => text) }
    return Effect.fail(
      new HttpClientError.HttpClientError({
        reason: new HttpClientError.TransportError({ request, description: "--dry-run sends nothing" })
      })
    )
  })
  const api = yield* Effect.provideService(
    Vendors.open(name, { submitRetries: 0 }),
    HttpClient.HttpClient,
    keeping
  )
  yield* Effect.catch(wrap(api).submit(request), (error) => kept === undefined ? Effect.fail(error) : Effect.void)
  if (kept === undefined) return
  const { body, method, url } = kept
  const planned = Planned.make({
    provider: name,
    model,
    method,
    url,
    body,
    ...(Option.isSome(estimate) && { estimate: estimate.value })
  })
  yield* Output.use((output) => output.emit(planned))
})
