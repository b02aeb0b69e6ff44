/** Creates a host in memory, and saves files from it under virtual time. */
import {
  type Asset,
  type AssetError,
  AssetFiles,
  AssetStore,
  type AssetStoreOptions,
  HostAddress,
  type SaveError,
  type SaveOptions,
  type Succeeded,
  TaskRef
} from "@effect-media/core"
import { assert } from "@effect/vitest"
import { Clock, DateTime, Effect, Fiber, Layer, Result } from "effect"
import { HttpClient, HttpClientError, HttpClientResponse } from "effect/http"
import { Dns } from "effect/net"
import { TestClock } from "effect/testing"
import { createHash } from "node:crypto"

export const png = Uint8Array.from([..."\x89PNG\r\n\x1a\n"].map((char) => char.charCodeAt(0)))
export const picture = Uint8Array.from([...png, ...Array.from({ length: 4000 }, (_, i) => i % 251)])
export const shaOf = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex")

export const ref = TaskRef.make({ provider: "kie", kind: "image", model: "m", id: "281e5b04" })
export const done = (urls: ReadonlyArray<string>, more: Partial<Asset> = {}, of = ref): Succeeded => ({
  _tag: "Succeeded",
  ref: of,
  status: "success",
  createdAt: DateTime.makeUnsafe(1_000),
  completedAt: DateTime.makeUnsafe(2_000),
  cost: { amount: 4, unit: "credits" },
  assets: urls.map((url): Asset => ({ url, kind: "image", role: "result", ...more }))
})

export interface Asked {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly at: number
  /** The addresses to which the client may connect. */
  readonly addresses: ReadonlyArray<string> | undefined
}

export type Answer = Response | "reset" | "hang"

/** Creates a host that answers each request by a function, and records the requests. */
export const over = (
  answer: (asked: Asked, count: number) => Answer,
  options: AssetStoreOptions = {},
  names: Layer.Layer<Dns.Dns> = HostAddress.layerUnchecked
) => {
  const asked: Array<Asked> = []
  const client = HttpClient.make((request, url) =>
    Effect.gen(function*() {
      const seen = {
        url: url.href,
        headers: { ...request.headers },
        at: yield* Clock.currentTimeMillis,
        addresses: yield* HostAddress.CurrentAddresses
      }
      asked.push(seen)
      const reply = answer(seen, asked.length)
      if (reply === "hang") return yield* Effect.never
      if (reply !== "reset") return HttpClientResponse.fromWeb(request, reply)
      const cause = new Error("read ECONNRESET")
      const reason = new HttpClientError.TransportError({ request, cause })
      return yield* new HttpClientError.HttpClientError({ reason })
    })
  )
  const layer = AssetStore.layerMemory(options).pipe(
    Layer.provide([Layer.succeed(HttpClient.HttpClient, client), names])
  )
  return { asked, layer }
}

/** Creates a DNS that knows only these names. */
export const named = (hosts: Readonly<Record<string, ReadonlyArray<string>>>) => Layer.orDie(Dns.layerStatic({ hosts }))

export const turn = () => new Promise<void>((resolve) => setImmediate(resolve))

/** Saves a task's files while virtual time passes. */
export const save = (
  { layer }: { readonly layer: Layer.Layer<AssetStore | AssetFiles> },
  task: Succeeded,
  options?: SaveOptions
) =>
  Effect.gen(function*() {
    const fiber = yield* Effect.forkChild(Effect.result(AssetStore.save(task, options)))
    for (let i = 0; i < 600 && fiber.pollUnsafe() === undefined; i++) {
      yield* TestClock.adjust("500 millis")
      // Web streams are promises, which a virtual clock does not wait for.
      yield* Effect.promise(turn)
    }
    const result = yield* Fiber.join(fiber)
    return { result, files: yield* AssetFiles.use(({ all }) => all) }
  }).pipe(Effect.provide(layer))

export const failed = ({ result }: Effect.Success<ReturnType<typeof save>>): AssetError =>
  Result.isFailure(result) ? ofAsset(result.failure) : assert.fail("it was saved")

export const ofAsset = (error: SaveError): AssetError =>
  error._tag === "AssetError" ? error : assert.fail(error.message)

export const saved = ({ result }: Effect.Success<ReturnType<typeof save>>) =>
  Result.isSuccess(result) ? result.success : assert.fail(result.failure.message)

export const whole = (init?: ResponseInit) =>
  new Response(picture, { ...init, headers: { "content-length": `${picture.length}`, ...init?.headers } })

/** Creates a reply with the requested range of the file, in two pieces; `ends` is the end of the second. */
export const part = (
  asked: Asked,
  headers: Record<string, string>,
  ends: "well" | "reset" | "hang" | "early" = "well"
) => {
  const from = Number(/bytes=(\d+)-/.exec(asked.headers["range"] ?? "")?.[1] ?? 0)
  const rest = picture.slice(from)
  const half = rest.slice(0, rest.length >> 1)
  const begun = "range" in asked.headers
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(ends === "well" ? rest : half)
      if (ends === "well" || ends === "early") controller.close()
    },
    // The first piece is read before the reset comes.
    pull: (controller) => ends === "reset" ? controller.error(new Error("read ECONNRESET")) : undefined
  })
  return new Response(body, {
    status: begun ? 206 : 200,
    headers: {
      "content-length": `${rest.length}`,
      ...(begun ? { "content-range": `bytes ${from}-${picture.length - 1}/${picture.length}` } : {}),
      ...headers
    }
  })
}
