import * as ApiPodCallback from "@effect-media/apipod/ApiPodCallback"
import * as ApixoCallback from "@effect-media/apixo/ApixoCallback"
import * as CallbackRoutes from "@effect-media/core/callbacks/CallbackRoutes"
import * as Callbacks from "@effect-media/core/callbacks/Callbacks"
import * as CallbackSource from "@effect-media/core/callbacks/CallbackSource"
import * as KieCallback from "@effect-media/kie/KieCallback"
import * as Argument from "effect/cli/Argument"
import * as Command from "effect/cli/Command"
import * as Flag from "effect/cli/Flag"
import type * as Config from "effect/Config"
import * as Effect from "effect/Effect"
import * as HttpMiddleware from "effect/http/HttpMiddleware"
import * as HttpRouter from "effect/http/HttpRouter"
import * as HttpServer from "effect/http/HttpServer"
import * as Layer from "effect/Layer"
import * as Option from "effect/Option"
import { Credentials } from "../config/Credentials.ts"
import * as Flags from "../config/Flags.ts"
import * as Vendors from "../config/Vendors.ts"
import { cannotListen } from "../errors/cannotListen.ts"
import { KeyError } from "../errors/CliError.ts"
import * as Node from "../Node.ts"
import { Callback, Listening } from "../output/Event.ts"
import { Output } from "../output/Output.ts"
import { Progress } from "../output/Progress.ts"
import { each, handled } from "../output/runCommand.ts"
import * as Ref from "../tasks/TaskHandle.ts"
import * as Tasks from "../tasks/Tasks.ts"

/** Loads the server only here: no other command needs it. */
const loadServer = Effect.promise(() => import("@effect/platform-node/NodeHttpServer"))

/** The vendors that post callbacks, and the secret that authenticates them. */
const known = [
  { path: "kie", variable: "KIE_WEBHOOK_KEY", config: KieCallback.config, make: KieCallback.make },
  { path: "apixo/<token>", variable: "APIXO_CALLBACK_TOKEN", config: ApixoCallback.config, make: ApixoCallback.make },
  {
    path: "apipod/<token>",
    variable: "APIPOD_CALLBACK_TOKEN",
    config: ApiPodCallback.config,
    make: ApiPodCallback.make
  }
] as const

interface Source {
  readonly path: string
  readonly variable: string
  readonly source: CallbackSource.CallbackSource
}

const openSource = <A, R>(
  { config, make, path, variable }: {
    readonly path: string
    readonly variable: string
    readonly config: Config.Config<A>
    readonly make: (options: A) => Effect.Effect<CallbackSource.CallbackSource, CallbackSource.WeakCallbackSecret, R>
  }
) =>
  Effect.gen(function*() {
    const keys = yield* Credentials
    if (Option.isNone(yield* keys.find(variable))) return []
    const weak = (problem: string) =>
      new KeyError({ what: `${variable} cannot be used: ${problem}.`, next: "Set it to another one." })
    const options = yield* Effect.mapError(config.parse(yield* keys.config), () => weak("its form is not right"))
    const source = yield* Effect.mapError(make(options), ({ problem }) => weak(problem))
    return [{ path, variable, source }]
  })

const openSources = Effect.gen(function*() {
  const [kie, apixo, apipod] = known
  const all: ReadonlyArray<Source> = [
    ...yield* openSource(kie),
    ...yield* openSource(apixo),
    ...yield* openSource(apipod)
  ]
  if (all.length > 0) return all
  return yield* new KeyError({
    what: "There is no secret to verify a vendor's callbacks.",
    next: `Set one or more of ${known.map(({ variable }) => variable).join(", ")}.`
  })
})

/** Delivers notices to the tasks of this process and, if requested, to the durable jobs. */
const layerHeard = (jobs: boolean) =>
  jobs
    ? Layer.unwrap(
      Effect.map(Effect.promise(() => import("../tasks/JobsDatabase.ts")), ({ layerCallbacks }) => layerCallbacks)
    )
    : Callbacks.Callbacks.layer

/** Prints each notice when it arrives. */
const layerNotices = Layer.effect(
  Callbacks.Callbacks,
  Effect.gen(function*() {
    const output = yield* Output
    const inner = yield* Callbacks.Callbacks
    return {
      ...inner,
      notify: (notice) =>
        Effect.andThen(output.emit(Callback.make({ provider: notice.provider, id: notice.id })), inner.notify(notice))
    }
  })
)

/** `listen --port P [ref…]` */
export const listen = Command.make("listen", {
  refs: Argument.String("ref").pipe(
    Argument.withDescription(
      "Tasks to wait for; the command ends when all of them have ended. Without any it runs until Ctrl-C"
    ),
    Argument.variadic()
  ),
  port: Flags.port(0),
  host: Flags.host,
  jobs: Flags.toggle("jobs").pipe(
    Flag.withDescription("Also notify durable jobs on the PostgreSQL database of EFFECT_MEDIA_DATABASE_URL")
  ),
  ...Flags.waiting
}, ({ host, jobs, port, refs, ...flags }) =>
  handled(Effect.gen(function*() {
    const output = yield* Output
    const sources = yield* openSources
    const tasks = yield* Ref.readAll(refs)
    const open = yield* Vendors.opener
    const server = HttpRouter.serve(
      CallbackRoutes.layer({ sources: sources.map(({ source }) => Effect.succeed(source)) }),
      { disableLogger: true, disableListenLog: true }
    ).pipe(
      Layer.provideMerge(Layer.unwrap(
        Effect.map(loadServer, (NodeHttpServer) => NodeHttpServer.layer(Node.createServer, { port, host }))
      )),
      Layer.provideMerge(Layer.provide(layerNotices, layerHeard(jobs))),
      // Requests to a wrong path may contain a token, too.
      Layer.provide(Layer.succeed(HttpMiddleware.TracerDisabledWhen, () => true))
    )
    const listening = Effect.gen(function*() {
      const { address } = yield* HttpServer.HttpServer
      const callbacks = yield* Callbacks.Callbacks
      const url = HttpServer.formatAddress(address)
      yield* output.emit(Listening.make({ url }))
      yield* output.note(
        `Callbacks are received at ${sources.map(({ path }) => `${url}/callbacks/${path}`).join(", ")}.`
      )
      if (tasks.length === 0) return yield* Effect.never
      yield* each(
        tasks,
        Effect.fnUntraced(function*(ref) {
          const api = yield* open(yield* Vendors.nameOf(ref))
          const options = { ...Tasks.waitOptions(flags), callbacks, callbackExpected: true }
          yield* Tasks.tracked(Tasks.labelOf(ref), (track) =>
            Effect.andThen(
              Tasks.wait(api, ref, options, track),
              track(Progress.Ended({ mood: "good", word: "done" }))
            ))
        }),
        (ref) => ref
      )
    })
    yield* Effect.provide(listening, server).pipe(
      Effect.catchTag("ServeError", cannotListen(host, port))
    )
  }))).pipe(
    Command.withExamples([
      {
        command: "effect-media listen --port 8080 kie:281e5b04",
        description: "Wait for a task that was submitted with --callback-url"
      }
    ])
  )
