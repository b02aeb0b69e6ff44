/**
 * Serves the studio: a page over durable jobs and saved files, and the HTTP API behind it. It mounts into any Effect HTTP
 * server, next to other routes.
 */
import type { Jobs } from "@effect-media/durable/Jobs"
import type { JobStore } from "@effect-media/durable/JobStore"
import * as Effect from "effect/Effect"
import type * as FileSystem from "effect/FileSystem"
import * as HttpApiBuilder from "effect/http-api/HttpApiBuilder"
import type * as Etag from "effect/http/Etag"
import type * as HttpPlatform from "effect/http/HttpPlatform"
import * as HttpRouter from "effect/http/HttpRouter"
import * as Layer from "effect/Layer"
import type * as Path from "effect/Path"
import type * as Redacted from "effect/Redacted"
import type * as SqlClient from "effect/sql/SqlClient"
import * as Agent from "./Agent.ts"
import { StudioApi } from "./Contract.ts"
import * as GalleryRoutes from "./internal/galleryRoutes.ts"
import { guard, type GuardOptions } from "./internal/guard.ts"
import * as JobRoutes from "./internal/jobRoutes.ts"
import * as Page from "./internal/page.ts"
import * as ServerRoutes from "./internal/serverRoutes.ts"
import { makeSession, noSession } from "./internal/session.ts"
import * as VendorRoutes from "./internal/vendorRoutes.ts"
import { JobSummaries } from "./JobSummaries.ts"
import type { StudioFiles } from "./StudioFiles.ts"
import type { StudioVendors } from "./StudioVendors.ts"
import type { StudioWaits } from "./StudioWaits.ts"
import type { Submissions } from "./Submissions.ts"

/** Options of the studio. */
export interface StudioOptions extends GuardOptions {
  /** The path below which the studio is, such as `/studio`. @default the root */
  readonly prefix?: `/${string}` | undefined
  /**
   * The token of the server. A browser is signed in at `/login?token=…`, and another program by `Authorization: Bearer
   * …`. @default no token
   */
  readonly token?: Redacted.Redacted<string> | undefined
  /** True if this process runs jobs. @default false */
  readonly runsJobs?: boolean | undefined
  /** False if the jobs are kept in memory only, so that there is nothing to show but files. @default true */
  readonly hasDatabase?: boolean | undefined
}

/** The services that the studio shows. */
export type StudioServices =
  | Jobs
  | JobStore
  | SqlClient.SqlClient
  | StudioFiles
  | StudioVendors
  | StudioWaits
  | Submissions

/** The services of the platform that the studio needs. */
export type PlatformServices = FileSystem.FileSystem | Path.Path | HttpPlatform.HttpPlatform | Etag.Generator

/** Mounts the page, the files and the HTTP API below a prefix of the router. */
export const layer = (
  options: StudioOptions = {}
): Layer.Layer<never, never, HttpRouter.HttpRouter | StudioServices | PlatformServices> => {
  const { prefix } = options
  const api = HttpApiBuilder.layer(StudioApi).pipe(
    Layer.provide([
      JobRoutes.layer(options),
      GalleryRoutes.layer,
      VendorRoutes.layer,
      ServerRoutes.layer(options)
    ])
  )
  const session = options.token === undefined ? noSession : makeSession(options.token)
  const routes = Layer.mergeAll(api, Agent.layerHttp, GalleryRoutes.layerFiles, Page.layer).pipe(
    Layer.provide(guard(options, session.isSignedIn).layer),
    Layer.merge(Layer.provide(session.layer, guard(options, () => true).layer)),
    Layer.provide(JobSummaries.layer)
  )
  return prefix === undefined ? routes : Layer.provide(
    routes,
    Layer.effect(HttpRouter.HttpRouter, Effect.map(HttpRouter.HttpRouter, (router) => router.prefixed(prefix)))
  )
}
