/** Builds what `studio` serves: the jobs, their worker, the saved files and the vendors. */
import { Jobs } from "@effect-media/durable/Jobs"
import * as Agent from "@effect-media/studio/Agent"
import * as Studio from "@effect-media/studio/Studio"
import { StudioFiles } from "@effect-media/studio/StudioFiles"
import { StudioVendors } from "@effect-media/studio/StudioVendors"
import { StudioWaits } from "@effect-media/studio/StudioWaits"
import { type SubmissionOptions, Submissions } from "@effect-media/studio/Submissions"
import * as NodeHttpServer from "@effect/platform-node/NodeHttpServer"
import * as ByteSize from "effect/ByteSize"
import * as Effect from "effect/Effect"
import * as HttpIncomingMessage from "effect/http/HttpIncomingMessage"
import * as HttpMiddleware from "effect/http/HttpMiddleware"
import * as HttpRouter from "effect/http/HttpRouter"
import * as Layer from "effect/Layer"
import type * as Option from "effect/Option"
import type * as Redacted from "effect/Redacted"
import * as Node from "../../Node.ts"
import { layerJobs, layerWorker } from "../../tasks/JobsDatabase.ts"
import type * as Tasks from "../../tasks/Tasks.ts"
import { vendors } from "./vendors.ts"

/** Options of the server: the jobs and files that it shows, and whether it runs jobs. */
export interface ServerOptions {
  readonly database: Option.Option<string>
  readonly runsJobs: boolean
  readonly port: number
  readonly host: string
  readonly saving: Omit<Tasks.SaveFlags, "name">
  readonly spending: SubmissionOptions
  /** Signs browsers in that do not run on this machine; absent if only this machine is served. */
  readonly token: Redacted.Redacted<string> | undefined
  /** True if an agent speaks on the standard input. */
  readonly stdio: boolean
}

/** Ends connections that are slow to say what they want, so that they do not keep others out. */
const patience = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  connectionsCheckingInterval: 2000,
  keepAliveTimeout: 5000
}

const maxBody = ByteSize.megabytes(1)

/** Provides the jobs, run by this process or not. */
export const layerServices = ({ database, runsJobs, saving, spending }: ServerOptions) => {
  const jobs = runsJobs
    ? layerWorker(database, saving).pipe(Layer.provideMerge(StudioWaits.layerPoller))
    : Layer.merge(layerJobs(database), StudioWaits.layerNone)
  return Submissions.layer(spending).pipe(
    Layer.provideMerge(Layer.mergeAll(
      jobs,
      StudioFiles.layer({ directory: saving.out }),
      Layer.unwrap(Effect.map(vendors, StudioVendors.layer))
    ))
  )
}

/** Serves the studio on a socket, and its tools to an agent on the standard input. */
export const layerServer = ({ host, port, runsJobs, stdio, token }: ServerOptions) =>
  HttpRouter.serve(
    Studio.layer({ runsJobs, token, hosts: token === undefined ? undefined : "any" }),
    { disableLogger: true, disableListenLog: true }
  ).pipe(
    Layer.merge(stdio ? Agent.layerStdio : Layer.empty),
    Layer.provideMerge(NodeHttpServer.layer(() => Node.createServer(patience), { port, host })),
    Layer.provide(Layer.succeed(HttpIncomingMessage.MaxBodySize, maxBody)),
    Layer.provide(Layer.succeed(HttpMiddleware.TracerDisabledWhen, () => true))
  )

export { Jobs }
