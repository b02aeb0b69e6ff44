import type { JobRequest } from "@effect-media/durable/Job"
import * as Command from "effect/cli/Command"
import * as Flag from "effect/cli/Flag"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as HttpServer from "effect/http/HttpServer"
import * as Layer from "effect/Layer"
import * as Option from "effect/Option"
import * as Path from "effect/Path"
import { Credentials } from "../../config/Credentials.ts"
import * as Flags from "../../config/Flags.ts"
import * as Vendors from "../../config/Vendors.ts"
import { cannotListen } from "../../errors/cannotListen.ts"
import { FileError } from "../../errors/CliError.ts"
import { Listening } from "../../output/Event.ts"
import { Output } from "../../output/Output.ts"
import { handled } from "../../output/runCommand.ts"
import { openBrowser } from "./openBrowser.ts"
import type { ServerOptions } from "./server.ts"

/** Loads the server and the engine only here: they are large. */
const loadServer = Effect.promise(() => import("./server.ts"))
const loadEmulator = Effect.promise(() => import("@effect-media/emulator"))
const loadEmulated = Effect.promise(() => import("./emulated.ts"))

/** Returns true if jobs can be submitted to a vendor. */
const hasKey = Effect.flatMap(
  Credentials,
  ({ find }) => Effect.map(Effect.forEach(Vendors.keyVariables, find), (found) => found.some(Option.isSome))
)

/** Serves the studio until it is interrupted. `seed` runs when it listens. */
const serve = Effect.fnUntraced(function*(
  options: ServerOptions & { readonly open: boolean },
  seeds: ReadonlyArray<JobRequest>
) {
  const output = yield* Output
  const { host, port, saving } = options
  const runsJobs = options.runsJobs && (yield* hasKey)
  const { Jobs, layerServer, layerServices } = yield* loadServer
  const fs = yield* FileSystem.FileSystem
  yield* Effect.ignore(fs.makeDirectory(saving.out, { recursive: true }))
  const listening = Effect.gen(function*() {
    const { address } = yield* HttpServer.HttpServer
    const jobs = yield* Jobs
    const url = HttpServer.formatAddress(address)
    yield* output.emit(Listening.make({ url }))
    if (options.runsJobs && !runsJobs) {
      yield* output.note(
        `No jobs are run, since there is no key. Set one or more of ${Vendors.keyVariables.join(", ")}.`
      )
    }
    yield* Effect.forEach(seeds, jobs.enqueue, { discard: true })
    yield* output.note(`Open ${url} in a browser. Ctrl-C ends the studio; its jobs are resumed by the next one.`)
    if (options.open) yield* Effect.forkScoped(openBrowser(url))
    return yield* Effect.never
  })
  const layer = layerServer({ ...options, runsJobs }).pipe(Layer.provideMerge(layerServices({ ...options, runsJobs })))
  return yield* Effect.scoped(Effect.provide(listening, layer)).pipe(
    Effect.catchTag("ServeError", cannotListen(host, port))
  )
})

/** Serves the studio on an emulator, with jobs of its own, in a folder that is removed afterwards unless one is named. */
const serveEmulated = Effect.fnUntraced(function*(options: ServerOptions & { readonly open: boolean }) {
  const fs = yield* FileSystem.FileSystem
  const path = yield* Path.Path
  const { Emulator, EmulatorServer } = yield* loadEmulator
  const { layerCredentials, layerPoller, prepare, seeds } = yield* loadEmulated
  const folder = yield* Effect.mapError(
    fs.makeTempDirectoryScoped({ prefix: "effect-media-studio-" }),
    ({ message }) =>
      new FileError({ what: `The temporary folder cannot be written: ${message}.`, next: "Set TMPDIR to another one." })
  )
  const isNew = Option.isNone(options.database)
  const saving = options.saving.out === "." ? { ...options.saving, out: path.join(folder, "files") } : options.saving
  const database = Option.orElse(options.database, () => Option.some(path.join(folder, "jobs.db")))
  const emulator = Emulator.layer({ speed: 4, maxRequests: 1000, maxTasks: 100_000 })
  const served = Effect.gen(function*() {
    const { url } = yield* EmulatorServer
    if (isNew) yield* prepare(yield* Emulator)
    return yield* Effect.provide(serve({ ...options, database, saving }, isNew ? seeds : []), [
      layerCredentials(url),
      layerPoller
    ])
  })
  return yield* Effect.provide(served, Layer.provideMerge(Emulator.layerServer(), emulator)).pipe(
    Effect.catchTag("ServeError", cannotListen("127.0.0.1", 0))
  )
}, Effect.scoped)

/** `studio --port P --database D --out DIR` */
export const studio = Command.make("studio", {
  port: Flags.port(4983),
  open: Flags.toggle("open").pipe(Flag.withDescription("Open the page in a browser")),
  database: Flags.database,
  worker: Flag.Boolean("worker").pipe(
    Flag.withDescription("Run the jobs too; --no-worker only shows them"),
    Flag.withDefault(true)
  ),
  emulate: Flags.toggle("emulate").pipe(
    Flag.withDescription("Use an emulator of all vendors: no key, no cost, and some jobs to look at")
  ),
  ...Flags.saving
}, ({ database, emulate, open, port, worker, ...saving }) => {
  const options = { port, open, database, runsJobs: worker, saving, host: "127.0.0.1" }
  return handled(emulate ? serveEmulated(options) : serve(options, []))
}).pipe(
  Command.withExamples([
    { command: "effect-media studio --out pictures", description: "Show and run the jobs of the user's own database" },
    { command: "effect-media studio --emulate --open", description: "Look at it without a key" }
  ])
)
