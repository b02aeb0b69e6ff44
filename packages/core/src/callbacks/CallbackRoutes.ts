/**
 * Adds the routes for vendors' callbacks (webhooks) to any Effect HTTP server.
 *
 * | the request | the answer |
 * |---|---|
 * | from the vendor; also a second time, late, or about a task without a wait | 200, at once |
 * | a body without a task id; an id longer than 256 characters, or with other characters than visible ASCII | 400 |
 * | wrong or missing signature or token, a timestamp out of tolerance | 401 |
 * | a provider without a source | 404 |
 * | a body that takes too long | 408 |
 * | a body that is too large | 413 |
 *
 * If a request is rejected by its token or its headers, its body is not read.
 */
import * as Arr from "effect/Array"
import * as Data from "effect/Data"
import type * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as HttpRouter from "effect/http/HttpRouter"
import * as HttpServerRequest from "effect/http/HttpServerRequest"
import * as HttpServerResponse from "effect/http/HttpServerResponse"
import * as Layer from "effect/Layer"
import * as Tracer from "effect/Tracer"
import { boundedRequestText } from "../internal/boundedText.ts"
import { checkDurations } from "../task/DurationOptions.ts"
import { Callbacks, type CallbacksService } from "./Callbacks.ts"
import { type CallbackHead, CallbackRejected, type CallbackSource } from "./CallbackSource.ts"
import { hideInSpans } from "./internal/hiddenUrl.ts"

/**
 * The options of {@link layer}.
 */
export interface CallbackRoutesOptions<out Source extends Effect.Effect<CallbackSource, unknown, unknown>> {
  /**
   * The vendors: `KieCallback.make(…)`, `ApixoCallback.make(…)`, `ApiPodCallback.make(…)`. If a vendor has several
   * sources, a callback needs to pass only one of them, so that a token can be replaced by a new one.
   */
  readonly sources: ReadonlyArray<Source>
  /** The path of the routes. @default "/callbacks" */
  readonly path?: `/${string}` | undefined
  /** The largest body that is read, in bytes. @default 1 MiB */
  readonly maxBodyBytes?: number | undefined
  /** The timeout for reading the body of a callback. @default 10 seconds */
  readonly bodyTimeout?: Duration.Input | undefined
}

/**
 * Adds the routes `POST <path>/<provider>` and `POST <path>/<provider>/<token>` to the server's router.
 *
 * Provide the same `Callbacks.layer` to the server and to the poller, outside of `HttpRouter.serve`. A layer that is
 * provided inside belongs to the server alone, and its notices do not reach the poller.
 *
 * A token in a path is a secret. Therefore Effect's request logger is off below the path, and the routes write their own
 * logs (debug, and a warning for a rejected request) without paths and bodies. In the server's span, the URL ends after
 * the provider, or before it if the provider has no source. A proxy in front of the server, or an instrumentation of
 * Node's own `http`, may still log URLs.
 *
 * @example
 * ```ts import.meta.vitest
 * import { CallbackRoutes, Callbacks, CallbackSource } from "@effect-media/core/callbacks"
 * import * as Effect from "effect/Effect"
 * import * as HttpRouter from "effect/http/HttpRouter"
 * import * as Layer from "effect/Layer"
 * import * as Redacted from "effect/Redacted"
 * import * as Schema from "effect/Schema"
 *
 * const acme = CallbackSource.fromToken({
 *   provider: "acme",
 *   token: Redacted.make("a-long-random-secret"),
 *   body: Schema.Struct({ id: Schema.String }),
 *   idOf: ({ id }) => id
 * })
 * const routes = CallbackRoutes.layer({ sources: [acme] })
 *
 * const { handler } = HttpRouter.toWebHandler(routes.pipe(Layer.provide(Callbacks.layer)))
 * const post = (path: string, body: string) =>
 *   handler(new Request(`https://me.example/callbacks/${path}`, { method: "POST", body }))
 *
 * const taken = await post("acme/a-long-random-secret", '{"id":"281e5b04"}')
 * taken.status // => 200
 * const forged = await post("acme", '{"id":"281e5b04"}')
 * forged.status // => 401
 * ```
 */
export function layer<Source extends Effect.Effect<CallbackSource, unknown, unknown>>(
  options: CallbackRoutesOptions<Source>
): Layer.Layer<never, Effect.Error<Source>, HttpRouter.HttpRouter | Callbacks | Effect.Services<Source>>
export function layer(
  options: CallbackRoutesOptions<Effect.Effect<CallbackSource, unknown, unknown>>
): Layer.Layer<never, unknown, unknown> {
  return HttpRouter.addAll(
    Effect.gen(function*() {
      checkDurations("CallbackRoutes", { bodyTimeout: options.bodyTimeout })
      const callbacks = yield* Callbacks
      const sources = yield* Effect.all(options.sources)
      const byProvider = new Map(Object.entries(Arr.groupBy(sources, ({ provider }) => provider)))
      const path = options.path ?? "/callbacks"
      const answer = receive(callbacks, byProvider, options)
      return [
        HttpRouter.route("POST", `${path}/:provider`, answer),
        HttpRouter.route("POST", `${path}/:provider/:token`, answer),
        HttpRouter.route("*", `${path}/*`, Effect.as(hideToken(byProvider), empty(404)))
      ]
    })
  ).pipe(Layer.provide(HttpRouter.disableLogger))
}

/** A task id that is short enough to be kept, and safe in a line of a log. */
const taskId = /^[!-~]{1,256}$/

const empty = (status: number) => HttpServerResponse.empty({ status })

/** Hides the part of the URL below the path in the spans of a request, except the name of a provider with a source. */
const hideToken = Effect.fnUntraced(function*(sources: ReadonlyMap<string, unknown>) {
  const { params } = yield* HttpRouter.RouteContext
  const parts = [...params["*"]?.split("/") ?? [], params["provider"] ?? "", params["token"] ?? ""]
    .filter((part) => part !== "")
  const [provider = ""] = parts
  hideInSpans(yield* Effect.serviceOption(Tracer.ParentSpan), parts.length - (sources.has(provider) ? 1 : 0))
})

class BodyTooSlow extends Data.TaggedError("BodyTooSlow") {}

const receive = (
  callbacks: CallbacksService,
  sources: ReadonlyMap<string, Arr.NonEmptyReadonlyArray<CallbackSource>>,
  { bodyTimeout = "10 seconds", maxBodyBytes = 1024 ** 2 }: Omit<CallbackRoutesOptions<never>, "sources" | "path">
) =>
  Effect.gen(function*() {
    yield* hideToken(sources)
    const request = yield* HttpServerRequest.HttpServerRequest
    const { params } = yield* HttpRouter.RouteContext
    const provider = params["provider"] ?? ""
    const refused = (why: string, answer: HttpServerResponse.HttpServerResponse) =>
      Effect.as(Effect.logWarning(`A callback for ${provider} was rejected: ${why}.`), answer)
    const candidates = sources.get(provider)
    if (candidates === undefined) return empty(404)
    const head: CallbackHead = { headers: request.headers, token: params["token"] }
    const body = boundedRequestText(request, maxBodyBytes).pipe(
      Effect.timeoutOrElse({ duration: bodyTimeout, orElse: () => Effect.fail(new BodyTooSlow()) })
    )
    return yield* Effect.gen(function*() {
      const [admitted, [refusal]] = yield* Effect.partition(
        candidates,
        (source) => Effect.as(source.admit?.(head) ?? Effect.void, source)
      )
      if (admitted.length === 0 && refusal !== undefined) return yield* refusal
      const callback = { ...head, body: yield* body }
      return yield* Effect.firstSuccessOf(admitted.map((source) => source.verify(callback)))
    }).pipe(
      Effect.filterOrFail(
        ({ id }) => taskId.test(id),
        () => new CallbackRejected({ provider, reason: "Malformed", description: "this is not the id of a task" })
      ),
      Effect.tap(({ id }) => callbacks.notify({ provider, id })),
      Effect.tap(({ id }) => Effect.logDebug(`Received a callback of ${provider} for task ${id}.`)),
      Effect.as(empty(200)),
      Effect.catchTags({
        BodyTooLarge: () => refused(`more than ${maxBodyBytes} bytes`, empty(413)),
        BodyTooSlow: () =>
          refused("its body took too long", HttpServerResponse.setHeader(empty(408), "connection", "close")),
        HttpServerError: () => refused("its body broke off", empty(400)),
        CallbackRejected: (rejected) =>
          Effect.as(Effect.logWarning(rejected.message), empty(rejected.reason === "Malformed" ? 400 : 401))
      })
    )
  })
