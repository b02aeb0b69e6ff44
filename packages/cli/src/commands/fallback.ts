import * as Fallback from "@effect-media/core/jobs/Fallback"
import type { MediaProvider } from "@effect-media/core/portable/MediaProvider"
import { MediaRequest, MediaTask, OptionalPart } from "@effect-media/core/portable/MediaRequest"
import type { TaskProvider } from "@effect-media/core/task/TaskProvider"
import type { TaskRef } from "@effect-media/core/task/TaskRef"
import * as Arr from "effect/Array"
import * as Command from "effect/cli/Command"
import * as Flag from "effect/cli/Flag"
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"
import * as Flags from "../config/Flags.ts"
import * as Vendors from "../config/Vendors.ts"
import { UsageError } from "../errors/CliError.ts"
import { explain } from "../errors/Failure.ts"
import { plain } from "../internal/text.ts"
import { estimateOf } from "../output/amounts.ts"
import { Finished, Submitted } from "../output/Event.ts"
import { Output } from "../output/Output.ts"
import { Progress, type Track } from "../output/Progress.ts"
import { each, handled } from "../output/runCommand.ts"
import * as Job from "../tasks/Job.ts"
import * as Money from "../tasks/Money.ts"
import * as Tasks from "../tasks/Tasks.ts"

/** Reads a provider, optionally with its own model name: `kie:nano-banana-2`. */
const readProvider = Effect.fnUntraced(function*(text: string, model: Option.Option<string>) {
  const [named = "", ...rest] = text.split(":")
  const name = Vendors.names.find((name) => name === named)
  if (name === undefined) {
    return yield* new UsageError({
      what: `No provider is called "${named}".`,
      next: `It is one of ${Vendors.names.join(", ")}, followed by its own model if needed: kie:nano-banana-2.`
    })
  }
  const own = rest.length === 0 ? Option.getOrUndefined(model) : rest.join(":")
  if (own !== undefined) return { name, model: own }
  return yield* new UsageError({
    what: `No model is given for ${name}.`,
    next: `Name one for all with --model, or one for this provider: --provider ${name}:MODEL.`
  })
})

const loadPortable = Effect.promise(() => import("../tasks/Portable.ts"))

/** The flags of a portable request, other than model and prompt. */
const portableFlags = {
  task: Flag.Literals("task", MediaTask.literals).pipe(
    Flag.withDescription(
      "Make the request portable: --model is a vendor-neutral name, and each provider translates the request"
    ),
    Flag.optional
  ),
  images: Flag.String("image").pipe(
    Flag.withMetavar("URL"),
    Flag.withDescription("Portable: an input image; repeatable, the first and the last frame in order"),
    Flag.atLeast(0)
  ),
  aspectRatio: Flag.String("aspect-ratio").pipe(Flag.withDescription("Portable: like 16:9"), Flag.optional),
  size: Flag.String("size").pipe(Flag.withDescription("Portable: like 1K or 720p"), Flag.optional),
  duration: Flag.Finite("duration").pipe(Flag.withDescription("Portable: seconds"), Flag.optional),
  optional: Flag.Literals("may-drop", OptionalPart.literals).pipe(
    Flag.withDescription("Portable: a part that a provider without a field for it may leave out; repeatable"),
    Flag.atLeast(0)
  )
}

type PortableFlags = Command.Command.Config.Infer<typeof portableFlags>

/** Builds the portable request from the flags; none without `--task`. */
const portableRequest = Effect.fnUntraced(
  function*(model: Option.Option<string>, flags: PortableFlags & Pick<Job.JobFlags, "prompt" | "callbackUrl">) {
    const { aspectRatio, callbackUrl, duration, images, optional, prompt, size, task } = flags
    if (Option.isNone(task)) return undefined
    const request = {
      task: task.value,
      ...Flags.given("model", model),
      ...Flags.given("prompt", prompt),
      ...Flags.given("aspectRatio", aspectRatio),
      ...Flags.given("size", size),
      ...Flags.given("duration", duration),
      ...Flags.given("callbackUrl", callbackUrl),
      ...(images.length > 0 && { images }),
      ...(optional.length > 0 && { optional })
    }
    return yield* Effect.mapError(decodeRequest(request), ({ message }) =>
      new UsageError({
        what: `The portable request is wrong: ${plain(message)}.`,
        next: "It needs --task, --model and --prompt; effect-media fallback --help has the others."
      }))
  }
)

const decodeRequest = Schema.decodeUnknownEffect(MediaRequest)

/** Prints the request that would be sent to one of the providers. */
const planOf = Effect.fnUntraced(function*(
  { model, name }: { readonly model: string; readonly name: Vendors.VendorName },
  request: MediaRequest | undefined,
  portable: ((api: Pick<Vendors.Api, "name" | "provider">) => MediaProvider) | undefined,
  flags: Job.JobFlags
) {
  if (request === undefined || portable === undefined) {
    const job = yield* Job.fromFlags(name, model, flags)
    const price = (yield* Money.estimator(name))(job)
    return yield* Money.plan(name, job, model, ({ provider }) => provider, price)
  }
  const vendor = portable(yield* Vendors.open(name))
  return yield* Money.plan(name, request, model, portable, vendor.estimate(request))
})

/** `fallback --provider A --provider B --model M …` */
export const fallback = Command.make("fallback", {
  providers: Flag.String("provider").pipe(
    Flag.withMetavar("NAME[:MODEL]"),
    Flag.withDescription(`A provider to try, in this order; repeatable. ${Vendors.names.join(", ")}`),
    Flag.atLeast(1)
  ),
  model: Flags.model.pipe(Flag.optional),
  ...Flags.job,
  ...portableFlags,
  ...Flags.saving,
  ...Flags.naming,
  ...Flags.opening,
  ...Flags.waiting,
  ...Money.flags
}, ({ model, providers, ...flags }) =>
  handled(Effect.gen(function*() {
    const output = yield* Output
    const request = yield* portableRequest(model, flags)
    const all = yield* Effect.forEach(providers, (text) => readProvider(text, model))
    const portable = request === undefined ? undefined : (yield* loadPortable).portable
    if (flags.dryRun) return yield* each(all, (one) => planOf(one, request, portable, flags))
    const money = yield* Money.open(flags)
    const storeOf = yield* Tasks.openStores(flags)
    const estimators = yield* Money.estimators(all.map(({ name }) => name))
    const open = yield* Tasks.opener("fallback", estimators)
    // The model of a portable request is a canonical name, which is in no vendor's table.
    const jobFlags = request === undefined ? flags : { ...flags, kind: Option.some("other" as const) }
    const attempts = yield* Effect.forEach(
      all,
      Effect.fnUntraced(function*({ model, name }) {
        return {
          api: yield* open(name),
          job: yield* Job.fromFlags(name, model, jobFlags),
          estimate: estimators(name)
        }
      })
    )
    let track: Track = () => Effect.void
    let polls = 0
    const begun = yield* Clock.currentTimeMillis
    /** Starts a progress line with the submit of each attempt. */
    const tracked = (api: Vendors.Api): TaskProvider<Vendors.Job> => {
      const { provider } = api
      const submit = Effect.fnUntraced(function*(job: Vendors.Job) {
        track = yield* output.track(`${api.name}  ${job.model}`)
        polls = 0
        yield* track(Progress.Submitting())
        return yield* provider.submit(job)
      })
      return { ...provider, submit }
    }
    const steps = yield* Effect.forEach(
      attempts,
      Effect.fnUntraced(function*({ api, estimate, job }) {
        if (request === undefined || portable === undefined) {
          const price = estimate(job)
          if (Option.isSome(price)) yield* output.note(`${api.name}  ${job.model}  ${estimateOf(price.value)}`)
          return { price, attempt: Fallback.attempt(yield* money.limit(tracked(api), estimate), job) }
        }
        const vendor = portable({ name: api.name, provider: tracked(api) })
        const price = vendor.estimate(request)
        if (Option.isSome(price)) yield* output.note(`${api.name}  ${request.model}  ${estimateOf(price.value)}`)
        return { price, attempt: Fallback.attempt(yield* money.limit(vendor, vendor.estimate), request) }
      })
    )
    if (!Arr.isReadonlyArrayNonEmpty(steps)) return
    const { attempt, task } = yield* Fallback.run(Arr.map(steps, ({ attempt }) => attempt), {
      ...Tasks.waitOptions(flags),
      onSubmit: (ref: TaskRef) =>
        Effect.andThen(output.emit(Submitted.make({ ref }), "more"), track(Progress.Waiting({ ref }))),
      onPoll: (poll) => {
        polls = poll.polls
        return track(Progress.Polled({ poll }))
      },
      onFallback: ({ error }) =>
        Effect.andThen(
          track(Progress.Ended({ mood: "bad", word: error._tag })),
          output.note(`${explain(error).what} Asking the next provider, if there is one.`)
        )
    }).pipe(Effect.tapError(({ _tag }) => track(Progress.Ended({ mood: "bad", word: _tag }))))
    const waitedMs = (yield* Clock.currentTimeMillis) - begun
    yield* output.emit(Finished.make({ task, polls, waitedMs }), "more")
    money.count(task, steps[attempt]?.price ?? Option.none())
    const made = attempts[attempt]
    if (made === undefined) return
    const files = yield* Tasks.save(storeOf, made.api, task, track, request ?? made.job)
    yield* track(Progress.Ended({ mood: "good", word: Tasks.filesSaved(files) }))
    yield* Money.sayEnd(money, (yield* Clock.currentTimeMillis) - begun)
    yield* Tasks.openFiles(flags.open, files)
  }))).pipe(
    Command.withExamples([
      {
        command:
          "effect-media fallback --provider kie --provider apixo -m nano-banana-2 -p 'a paper boat' --out pictures"
      }
    ])
  )
