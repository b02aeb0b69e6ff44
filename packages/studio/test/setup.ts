/** Serves a studio on a real socket: KIE over the emulator, jobs in a file, saved files in a folder. */
import { Poller } from "@effect-media/core/polling/Poller"
import * as Durable from "@effect-media/durable/Durable"
import * as JobFiles from "@effect-media/durable/JobFiles"
import * as JobProvider from "@effect-media/durable/JobProvider"
import { JobProviders } from "@effect-media/durable/JobProviders"
import { Jobs } from "@effect-media/durable/Jobs"
import * as MediaJob from "@effect-media/durable/MediaJob"
import { Emulator, EmulatorServer } from "@effect-media/emulator"
import { Kie, KieRequest } from "@effect-media/kie"
import { models } from "@effect-media/kie/models"
import {
  Studio,
  StudioFiles,
  StudioVendors,
  StudioWaits,
  type SubmissionOptions,
  Submissions
} from "@effect-media/studio"
import { NodeDns, NodeHttpClient, NodeHttpServer, NodeServices } from "@effect/platform-node"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as HttpRouter from "effect/http/HttpRouter"
import * as HttpServer from "effect/http/HttpServer"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import * as Schedule from "effect/Schedule"
import { createServer } from "node:http"

/** The options of a studio in a test. */
export interface SetupOptions extends Studio.StudioOptions {
  readonly folder: string
  readonly port?: number
  readonly spending?: SubmissionOptions
}

/** Provides the jobs, their worker and the saved files of a folder. */
const layerJobs = ({ folder, spending }: SetupOptions) =>
  Layer.unwrap(Effect.map(EmulatorServer, ({ url }) => {
    const kie = Kie.layer({ apiKey: Redacted.make("any"), baseUrl: url })
    const providers = JobProviders.layer([Kie.useSync((kie) => JobProvider.make(kie, KieRequest))]).pipe(
      Layer.provide(kie)
    )
    const files = JobFiles.JobFiles.layerDirectory({ directory: `${folder}/files`, allowPrivate: true })
    return Submissions.layer(spending).pipe(
      Layer.provideMerge(Layer.merge(Jobs.layer, MediaJob.layer)),
      Layer.provide([providers, files]),
      Layer.provideMerge(StudioWaits.layerPoller),
      Layer.provide(Poller.layerWith({ schedule: Schedule.spaced("300 millis") })),
      Layer.provideMerge(Durable.layerSqlite({ file: `${folder}/jobs.db` })),
      Layer.provideMerge(StudioFiles.layer({ directory: `${folder}/files` })),
      Layer.provideMerge(StudioVendors.layer([{ name: "kie", isReady: true, models }]))
    )
  }))

/** Serves a studio. */
export const layerStudio = (options: SetupOptions) =>
  HttpRouter.serve(Studio.layer({ runsJobs: true, ...options }), { disableLogger: true, disableListenLog: true }).pipe(
    Layer.provideMerge(NodeHttpServer.layer(() => createServer(), { port: options.port ?? 0, host: "127.0.0.1" })),
    Layer.provideMerge(layerJobs(options)),
    Layer.provide([NodeHttpClient.layerUndici, NodeDns.layer])
  )

/** The emulator on a socket. */
export const layerEmulator = Emulator.layerServer().pipe(
  Layer.provideMerge(Emulator.layer({ duration: "1 second" })),
  Layer.provideMerge(NodeServices.layer)
)

/** Makes a folder for the time of a test. */
export const makeFolder = Effect.flatMap(
  FileSystem.FileSystem,
  (fs) => fs.makeTempDirectoryScoped({ prefix: "studio-" })
)

/** The address of the studio in the context. */
export const address = Effect.map(HttpServer.HttpServer, ({ address }) => HttpServer.formatAddress(address))

/** Builds a studio in a scope of its own, so that it can be stopped before the test ends. */
export const openStudio = (options: SetupOptions) =>
  Effect.map(Layer.build(layerStudio(options)), (context) => ({
    url: HttpServer.formatAddress(Context.get(context, HttpServer.HttpServer).address),
    jobs: Context.get(context, Jobs)
  }))
