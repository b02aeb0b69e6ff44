/** Serves the studio for the commands `studio` and `mcp`. */
import type { Cost } from "@effect-media/core/task/TaskSnapshot"
import type { JobRequest } from "@effect-media/durable/Job"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as HttpServer from "effect/http/HttpServer"
import * as Layer from "effect/Layer"
import * as Option from "effect/Option"
import * as Path from "effect/Path"
import type { ChildProcessSpawner } from "effect/process/ChildProcessSpawner"
import { Credentials } from "../../config/Credentials.ts"
import * as Vendors from "../../config/Vendors.ts"
import { cannotListen } from "../../errors/cannotListen.ts"
import { FileError } from "../../errors/CliError.ts"
import { Output } from "../../output/Output.ts"
import { handled } from "../../output/runCommand.ts"
import type * as Tasks from "../../tasks/Tasks.ts"
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

/** Options of the commands that serve the studio. `announce` reports the address when it listens. */
interface ServeOptions extends ServerOptions {
  readonly announce: (url: string) => Effect.Effect<void, never, ChildProcessSpawner>
}

/** Serves the studio until it is interrupted, or until its standard input ends if an agent speaks there. */
const serveJobs = Effect.fnUntraced(function*(options: ServeOptions, seeds: ReadonlyArray<JobRequest>) {
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
    yield* options.announce(url)
    if (options.runsJobs && !runsJobs) {
      yield* output.note(
        `No jobs are run, since there is no key. Set one or more of ${Vendors.keyVariables.join(", ")}.`
      )
    }
    yield* Effect.forEach(seeds, jobs.enqueue, { discard: true })
    return yield* Effect.never
  })
  const layer = layerServer({ ...options, runsJobs }).pipe(Layer.provideMerge(layerServices({ ...options, runsJobs })))
  return yield* Effect.scoped(Effect.provide(listening, layer)).pipe(
    Effect.catchTag("ServeError", cannotListen(host, port))
  )
})

/** Serves the studio on an emulator, with jobs of its own, in a folder that is removed afterwards unless one is named. */
const serveEmulated = Effect.fnUntraced(function*(options: ServeOptions) {
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
    return yield* Effect.provide(serveJobs({ ...options, database, saving }, isNew ? seeds : []), [
      layerCredentials(url),
      layerPoller
    ])
  })
  return yield* Effect.provide(served, Layer.provideMerge(Emulator.layerServer(), emulator)).pipe(
    Effect.catchTag("ServeError", cannotListen("127.0.0.1", 0))
  )
}, Effect.scoped)

/** The flags of the commands that serve the studio. */
interface ServeFlags extends Omit<Tasks.SaveFlags, "name">, Pick<ServerOptions, "database" | "port"> {
  readonly worker: boolean
  readonly emulate: boolean
  readonly maxPerDay: Option.Option<Cost>
  readonly approveAbove: Option.Option<Cost>
}

/** Serves the studio as the flags say. */
export const serve = (
  { approveAbove, database, emulate, maxPerDay, port, worker, ...saving }: ServeFlags,
  rest: Pick<ServeOptions, "announce" | "host" | "stdio" | "token">
) => {
  const options: ServeOptions = {
    ...rest,
    database,
    port,
    saving,
    runsJobs: worker,
    spending: { perDay: Option.getOrUndefined(maxPerDay), approveAbove: Option.getOrUndefined(approveAbove) }
  }
  return handled(emulate ? serveEmulated(options) : serveJobs(options, []))
}
