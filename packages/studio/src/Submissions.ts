/**
 * Enqueues jobs for people and for agents: checked, within the spending limit, and, for an agent, only once for the same
 * request and only with a person's consent if the job is expensive.
 */
import type { Cost } from "@effect-media/core/task/TaskSnapshot"
import { DatabaseError, fromSqlError } from "@effect-media/durable/DatabaseError"
import type { Job } from "@effect-media/durable/Job"
import { Jobs } from "@effect-media/durable/Jobs"
import * as JobSearch from "@effect-media/durable/JobSearch"
import { JobStore } from "@effect-media/durable/JobStore"
import * as Clock from "effect/Clock"
import * as Context from "effect/Context"
import * as Digest from "effect/crypto/Digest"
import * as SecureRandom from "effect/crypto/SecureRandom"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Option from "effect/Option"
import * as PubSub from "effect/PubSub"
import * as Schema from "effect/Schema"
import * as Semaphore from "effect/Semaphore"
import * as SqlClient from "effect/sql/SqlClient"
import type { SqlError } from "effect/sql/SqlError"
import * as Stream from "effect/Stream"
import { type Approval, Money, NotFound, Refused, Unavailable, VendorRequest } from "./Contract.ts"
import { checkRequest } from "./internal/checkRequest.ts"
import { estimateOf } from "./JobSummaries.ts"
import { StudioVendors } from "./StudioVendors.ts"

/** Options of the intake of jobs. */
export interface SubmissionOptions {
  /** The limit of a UTC day, over all jobs of the database: spent, and expected of the open jobs. @default no limit */
  readonly perDay?: Cost | undefined
  /** The price above which a job of an agent waits for a person. Unknown prices wait, too. @default no job waits */
  readonly approveAbove?: Cost | undefined
}

/** A job of an agent: enqueued, or waiting for a person, or refused by one. */
export type Submitted =
  | { readonly _tag: "Enqueued"; readonly job: Job; readonly isNew: boolean }
  | { readonly _tag: "Waiting" | "Denied"; readonly approval: Approval }

/** The errors of a submission. */
export type SubmissionError = NotFound | Refused | Unavailable

/** The operations of {@link Submissions}. */
export interface SubmissionsService {
  /** Enqueues a job of a person. */
  readonly submit: (job: {
    readonly vendor: string
    readonly request: VendorRequest
    readonly key?: string | undefined
  }) => Effect.Effect<Job, SubmissionError>
  /**
   * Takes a job of an agent. The same job is taken once: the same by its key, or without a key, by its request within
   * an hour.
   */
  readonly submitForAgent: (job: {
    readonly vendor: string
    readonly request: VendorRequest
    readonly key?: string | undefined
  }) => Effect.Effect<Submitted, SubmissionError>
  /** Returns true if an agent's job of this price waits for a person. */
  readonly needsApproval: (estimate: Option.Option<Cost>) => boolean
  /** Lists the jobs that wait for a person, the oldest first. */
  readonly waiting: Effect.Effect<ReadonlyArray<Approval>, Unavailable>
  /** Returns the job of this key that waits for a person, or was refused by one. */
  readonly approvalOf: (key: string) => Effect.Effect<Option.Option<Approval>, Unavailable>
  /** Decides about a job that waits. A yes enqueues it. */
  readonly decide: (key: string, isApproved: boolean) => Effect.Effect<void, SubmissionError>
  /** Emits the number of jobs that wait for a person, now and when it changes in this process. */
  readonly waitingCount: Stream.Stream<number>
  /** Returns the limit of a day and what is left of it, in its unit; `undefined` without a limit. */
  readonly left: Effect.Effect<{ readonly limit: Cost; readonly left: Cost } | undefined, Unavailable>
}

/** Enqueues jobs for people and for agents. */
export class Submissions extends Context.Service<Submissions, SubmissionsService>()(
  "@effect-media/studio/Submissions"
) {
  /** Keeps what waits for a person in a table of its own in the database of the jobs. */
  static layer(
    options: SubmissionOptions = {}
  ): Layer.Layer<Submissions, DatabaseError, Jobs | JobStore | SqlClient.SqlClient | StudioVendors> {
    return Layer.effect(Submissions, make(options)).pipe(Layer.provide(Digest.layerWebCrypto))
  }
}

const hour = 3_600_000
const day = 24 * hour

interface Row {
  readonly key: string
  readonly vendor: string
  readonly request: string
  readonly estimate: string | null
  readonly state: string
  readonly asked_at: unknown
}

const decodeRequest = Schema.decodeUnknownEffect(Schema.fromJsonString(VendorRequest))
const encodeRequest = Schema.encodeSync(Schema.fromJsonString(VendorRequest))
const decodeMoney = Schema.decodeUnknownEffect(Schema.fromJsonString(Money))
const encodeMoney = Schema.encodeSync(Schema.fromJsonString(Money))

const unreadable = () => new Unavailable({ message: "A job that waits for a person does not decode." })

const toApproval = Effect.fnUntraced(function*(row: Row) {
  const approval: Approval = {
    key: row.key,
    vendor: row.vendor,
    request: yield* decodeRequest(row.request),
    askedAt: Number(row.asked_at),
    state: row.state === "Denied" ? "Denied" : row.state === "Approved" ? "Approved" : "Waiting",
    ...(row.estimate !== null && { estimate: yield* decodeMoney(row.estimate) })
  }
  return approval
}, Effect.mapError(unreadable))

/** Opens the table of the jobs that wait, or have waited, for a person. */
const openTable = Effect.gen(function*() {
  const sql = yield* SqlClient.SqlClient
  const { database } = yield* JobStore
  const failed = fromSqlError(database)
  yield* Effect.mapError(
    sql`CREATE TABLE IF NOT EXISTS studio_approvals (
      key TEXT NOT NULL PRIMARY KEY, vendor TEXT NOT NULL, request TEXT NOT NULL, estimate TEXT,
      state TEXT NOT NULL, asked_at BIGINT NOT NULL
    )`,
    failed
  )
  const ask = <A>(statement: Effect.Effect<A, SqlError>) =>
    Effect.mapError(statement, (error) => new Unavailable({ message: failed(error).message }))
  const read = (statement: Effect.Effect<ReadonlyArray<Row>, SqlError>) =>
    Effect.flatMap(ask(statement), Effect.forEach(toApproval))
  return {
    insert: ({ askedAt, estimate, key, request, vendor }: Approval) =>
      ask(sql`INSERT INTO studio_approvals (key, vendor, request, estimate, state, asked_at)
        VALUES (${key}, ${vendor}, ${encodeRequest(request)}, ${
        estimate === undefined ? null : encodeMoney(estimate)
      }, 'Waiting', ${askedAt}) ON CONFLICT (key) DO NOTHING`),
    get: (key: string) =>
      Effect.map(
        read(sql<Row>`SELECT * FROM studio_approvals WHERE key = ${key}`),
        ([row]) => Option.fromUndefinedOr(row)
      ),
    waiting: read(sql<Row>`SELECT * FROM studio_approvals WHERE state = 'Waiting' ORDER BY asked_at LIMIT 500`),
    /** Returns true if the job still waited. */
    decide: (key: string, state: "Approved" | "Denied") =>
      Effect.map(
        ask(sql<{ key: string }>`UPDATE studio_approvals SET state = ${state}
          WHERE key = ${key} AND state = 'Waiting' RETURNING key`),
        (rows) => rows.length > 0
      )
  }
})

/** Replaces objects by lists of their fields, in the order of their names. */
const canonical = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(canonical)
    : typeof value === "object" && value !== null
    ? Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([name, field]) => [name, canonical(field)])
    : value

const toText = Schema.encodeSync(Schema.fromJsonString(Schema.Unknown))

/** Returns a job as text that does not depend on the order of its fields. */
const textOf = (job: { readonly vendor: string; readonly request: unknown }): string => toText(canonical(job))

const jobOf = (submitted: Submitted) =>
  submitted._tag === "Enqueued"
    ? { vendor: submitted.job.job.provider, request: submitted.job.job.request }
    : { vendor: submitted.approval.vendor, request: submitted.approval.request }

/** Sums up what was spent on this UTC day, and what the open jobs are expected to cost. */
const makeSpent = Effect.gen(function*() {
  const context = yield* Effect.context<JobStore | SqlClient.SqlClient>()
  const { all } = yield* StudioVendors
  const byName = new Map(all.map((vendor) => [vendor.name, vendor]))
  const costOf = (
    unit: Cost["unit"],
    { provider, request }: { readonly provider: string; readonly request: unknown }
  ) =>
    Option.match(estimateOf(byName.get(provider), request), {
      onNone: () => 0,
      onSome: ({ cost }) => cost.unit === unit ? cost.amount : 0
    })
  return Effect.fnUntraced(function*(unit: Cost["unit"]) {
    const now = yield* Clock.currentTimeMillis
    const { reported, unpriced } = yield* JobSearch.spending({ from: now - now % day, offset: 0 })
    const open = yield* JobSearch.search({ states: ["Queued", "Running"], limit: 1000 })
    const sum = (amounts: ReadonlyArray<number>) => amounts.reduce((a, b) => a + b, 0)
    return sum(reported.map((spent) => spent.unit === unit ? spent.amount : 0)) +
      sum([...unpriced, ...open.jobs].map(({ job }) => costOf(unit, job)))
  }, (spent) => Effect.provideContext(spent, context))
})

const unavailable = ({ message }: { readonly message: string }) => new Unavailable({ message })

/** Creates the service. */
export const make = Effect.fnUntraced(function*({ approveAbove, perDay }: SubmissionOptions) {
  const jobs = yield* Jobs
  const digest = yield* Digest.Digest
  const { all } = yield* StudioVendors
  const table = yield* openTable
  const spentOf = yield* makeSpent
  const oneAtATime = Semaphore.makeUnsafe(1).withPermit
  const decisions = yield* PubSub.sliding<void>(16)

  const left = Effect.gen(function*() {
    if (perDay === undefined) return undefined
    const spent = yield* Effect.mapError(spentOf(perDay.unit), unavailable)
    return { limit: perDay, left: { unit: perDay.unit, amount: Math.max(0, perDay.amount - spent) } }
  })

  /** Checks a job, and returns its vendor and its expected cost. */
  const check = Effect.fnUntraced(function*(name: string, request: VendorRequest) {
    const vendor = all.find((vendor) => vendor.name === name)
    if (vendor === undefined) {
      const known = all.map(({ name }) => name).join(", ")
      return yield* new NotFound({ message: `There is no vendor "${name}". The vendors are ${known}.` })
    }
    yield* checkRequest(vendor, request)
    return Option.map(estimateOf(vendor, request), ({ cost }) => cost)
  })

  const withinLimit = Effect.fnUntraced(function*(estimate: Option.Option<Cost>) {
    const budget = yield* left
    if (budget === undefined) return
    const amount = Option.match(estimate, {
      onNone: () => undefined,
      onSome: ({ amount, unit }) => unit === budget.limit.unit ? amount : undefined
    })
    const say = (message: string) => new Refused({ message, problems: [] })
    if (amount === undefined) {
      return yield* say(`The price of this job is not known in ${budget.limit.unit}, in which the day is limited.`)
    }
    if (amount > budget.left.amount) {
      return yield* say(
        `This job costs ${amount} ${budget.limit.unit}, and ${budget.left.amount} of today's ${budget.limit.amount} are left.`
      )
    }
  })

  const enqueue = Effect.fnUntraced(function*(key: string, vendor: string, request: VendorRequest) {
    return yield* jobs.enqueue({ key, provider: vendor, request }).pipe(
      Effect.catchTags({
        InvalidRequest: ({ message }) => new Refused({ message, problems: [] }),
        JobConflict: ({ message }) => new Refused({ message, problems: [] }),
        IntakePaused: ({ message }) => new Refused({ message, problems: [] }),
        DatabaseError: unavailable
      })
    )
  })

  /** Returns the job or the approval of a key. */
  const known = Effect.fnUntraced(function*(key: string) {
    const job = yield* Effect.option(jobs.get(key))
    if (Option.isSome(job)) return Option.some<Submitted>({ _tag: "Enqueued", job: job.value, isNew: false })
    return Option.map(yield* table.get(key), (approval): Submitted => ({
      _tag: approval.state === "Denied" ? "Denied" : "Waiting",
      approval
    }))
  })

  /** Names a job without a key by its request and the hour, so that two processes choose the same key. */
  const keysOf = Effect.fnUntraced(function*(vendor: string, request: VendorRequest, key: string | undefined) {
    if (key !== undefined) return [`agent-${key}`]
    const bytes = yield* Effect.orDie(
      digest.digest(Digest.sha256, new TextEncoder().encode(textOf({ vendor, request })))
    )
    const hash = Array.from(bytes.slice(0, 12), (byte) => byte.toString(16).padStart(2, "0")).join("")
    const now = yield* Clock.currentTimeMillis
    return [Math.floor(now / hour), Math.floor(now / hour) - 1].map((hours) => `agent-${hash}-${hours}`)
  })

  const needsApproval = (estimate: Option.Option<Cost>): boolean =>
    approveAbove !== undefined && Option.match(estimate, {
      onNone: () => true,
      onSome: ({ amount, unit }) => unit !== approveAbove.unit || amount > approveAbove.amount
    })

  const isRecent = (submitted: Submitted, now: number): boolean => {
    const at = submitted._tag === "Enqueued" ? submitted.job.enqueuedAt.epochMilliseconds : submitted.approval.askedAt
    return now - at < hour
  }

  const submitForAgent: SubmissionsService["submitForAgent"] = Effect.fn("Submissions.submitForAgent")(
    function*({ key: given, request, vendor }): Effect.fn.Return<Submitted, SubmissionError> {
      const keys = yield* keysOf(vendor, request, given)
      const now = yield* Clock.currentTimeMillis
      for (const key of keys) {
        const found = Option.getOrUndefined(yield* known(key))
        if (found === undefined || given === undefined && !isRecent(found, now)) continue
        if (textOf(jobOf(found)) === textOf({ vendor, request })) return found
        const message = `The key "${given}" belongs to another request. Choose a new key.`
        return yield* new Refused({ message, problems: [] })
      }
      const key = keys[0] ?? `agent-${SecureRandom.uuidV4Unsafe()}`
      const estimate = yield* check(vendor, request)
      yield* withinLimit(estimate)
      if (!needsApproval(estimate)) return { _tag: "Enqueued", job: yield* enqueue(key, vendor, request), isNew: true }
      const approval: Approval = {
        key,
        vendor,
        request,
        askedAt: now,
        state: "Waiting",
        ...(Option.isSome(estimate) && { estimate: estimate.value })
      }
      yield* table.insert(approval)
      yield* PubSub.publish(decisions, undefined)
      return { _tag: "Waiting", approval }
    },
    oneAtATime
  )

  const service: SubmissionsService = {
    left,
    needsApproval,
    waiting: table.waiting,
    approvalOf: table.get,
    submitForAgent,
    submit: Effect.fn("Submissions.submit")(function*({ key, request, vendor }) {
      yield* withinLimit(yield* check(vendor, request))
      return yield* enqueue(key ?? `studio-${SecureRandom.uuidV4Unsafe()}`, vendor, request)
    }, oneAtATime),
    decide: Effect.fn("Submissions.decide")(function*(key, isApproved) {
      const approval = Option.getOrUndefined(yield* table.get(key))
      if (approval === undefined) return yield* new NotFound({ message: `No job "${key}" waits.` })
      if (isApproved) yield* withinLimit(yield* check(approval.vendor, approval.request))
      const isFirst = yield* table.decide(key, isApproved ? "Approved" : "Denied")
      // A process that ended between the two steps left an approved job without a row.
      if (isApproved && (isFirst || approval.state === "Approved")) {
        yield* enqueue(key, approval.vendor, approval.request)
      }
      yield* PubSub.publish(decisions, undefined)
    }, oneAtATime),
    waitingCount: Stream.concat(Stream.make(undefined), Stream.fromPubSub(decisions)).pipe(
      Stream.mapEffect(() => Effect.map(table.waiting, (all) => all.length)),
      Stream.catch(() => Stream.empty)
    )
  }
  return service
})
