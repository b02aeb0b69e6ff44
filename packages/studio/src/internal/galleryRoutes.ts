/** Answers the part of the contract about saved files, and serves the files. */
import { JobStore } from "@effect-media/durable/JobStore"
import * as Effect from "effect/Effect"
import * as HttpApiBuilder from "effect/http-api/HttpApiBuilder"
import * as HttpPlatform from "effect/http/HttpPlatform"
import * as HttpRouter from "effect/http/HttpRouter"
import * as HttpServerRequest from "effect/http/HttpServerRequest"
import * as HttpServerResponse from "effect/http/HttpServerResponse"
import * as Option from "effect/Option"
import * as Result from "effect/Result"
import { NotFound, StudioApi } from "../Contract.ts"
import { StudioFiles } from "../StudioFiles.ts"
import { serveFile } from "./serveFile.ts"

const usualPage = 100
const largestPage = 500

/** Answers the part of the contract about saved files. */
export const layer = HttpApiBuilder.group(StudioApi, "gallery", (handlers) =>
  Effect.gen(function*() {
    const files = yield* StudioFiles
    const store = yield* JobStore
    return handlers.handleAll({
      items: ({ query: { from = 0, kind, limit = usualPage, text = "" } }) =>
        Effect.map(files.all, (all) => {
          const words = text.toLowerCase()
          const found = all.flatMap(({ item }) =>
            (kind === undefined || item.kind === kind) &&
              [item.prompt, item.model, item.vendor, item.name].some((one) => one.toLowerCase().includes(words))
              ? [item]
              : []
          )
          const end = from + Math.max(1, Math.min(limit, largestPage))
          return {
            items: found.slice(from, end),
            total: found.length,
            ...(end < found.length && { next: end })
          }
        }),
      item: ({ query: { path } }) =>
        Effect.gen(function*() {
          const file = Option.getOrUndefined(yield* files.find(path))
          if (file === undefined) return yield* new NotFound({ message: "There is no file with a manifest here." })
          const { item, json, manifest: { ref } } = file
          // The gallery works without the database.
          const job = yield* Effect.orElseSucceed(store.byTask(ref.provider, ref.id), () => Option.none())
          return { item, manifest: json, ...(Option.isSome(job) && { job: job.value.key }) }
        })
    })
  }))

const decode = (text: string) => Result.getOrElse(Result.try(() => decodeURIComponent(text)), () => "")

const noFile = HttpServerResponse.text("There is no file with a manifest here.", { status: 404 })

/** Serves the files with a manifest at `/files/<path>`. */
export const layerFiles = HttpRouter.use((router) =>
  Effect.gen(function*() {
    const files = yield* StudioFiles
    const platform = yield* HttpPlatform.HttpPlatform
    yield* router.add(
      "GET",
      "/files/*",
      Effect.gen(function*() {
        const { originalUrl } = yield* HttpServerRequest.HttpServerRequest
        const [path = ""] = originalUrl.slice(originalUrl.indexOf("/files/") + "/files/".length).split("?")
        const file = Option.getOrUndefined(yield* files.find(decode(path)))
        if (file === undefined) return noFile
        const located = yield* files.locate(file)
        return Option.isNone(located) ? noFile : yield* serveFile(file.item, located.value)
      }).pipe(
        Effect.provideService(HttpPlatform.HttpPlatform, platform),
        Effect.catchTag("PlatformError", () => Effect.succeed(noFile))
      )
    )
  })
)
