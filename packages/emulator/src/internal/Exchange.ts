/**
 * Processes one request in the emulator: records it, applies a fault if there is one, checks it and answers it.
 */
import * as Clock from "effect/Clock"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import type { HttpClient } from "effect/http/HttpClient"
import * as HttpClientRequest from "effect/http/HttpClientRequest"
import * as HttpRouter from "effect/http/HttpRouter"
import * as HttpServerRequest from "effect/http/HttpServerRequest"
import type * as HttpServerResponse from "effect/http/HttpServerResponse"
import type * as Layer from "effect/Layer"
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"
import type { Counter } from "../Limits.ts"
import type { Vendor } from "../Wire.ts"
import type { CallbackSender } from "./CallbackSender.ts"
import * as Faults from "./Faults.ts"
import type { Log } from "./Log.ts"
import { Refusal } from "./Refusal.ts"
import { type Call, type ConnectionReset, type Dialect, plain, type Reply, type Route, text } from "./Route.ts"
import type { TaskStore } from "./TaskStore.ts"

/** The parts of the emulator that depend on the transport. */
export interface Transport {
  /** The origin of result files for this transport's clients. */
  readonly origin: (request: HttpServerRequest.HttpServerRequest) => string
  /** Breaks the connection of a request. */
  readonly reset: (request: HttpServerRequest.HttpServerRequest) => Effect.Effect<never, ConnectionReset>
  /** If true, the root URL shows what is served. */
  readonly hasHomePage?: boolean | undefined
  /** Sends callbacks to this machine. */
  readonly client?: HttpClient | undefined
}

/** All routes of all vendors, for a transport: a layer that adds them to a router. */
export type Routes = (
  transport: Transport
) => Layer.Layer<never, never, HttpRouter.HttpRouter | HttpRouter.Request.From<"Error", ConnectionReset>>

/** The whole state of an emulator. */
export interface EmulatorState {
  readonly store: TaskStore
  readonly log: Log
  readonly faults: Faults.Faults
  readonly callbacks: CallbackSender
  readonly counter: Counter
  readonly keys: ReadonlyArray<string> | undefined
  readonly latency: Duration.Duration
  readonly dialects: Readonly<Record<Vendor, Dialect>>
}

const parseObject = Schema.decodeUnknownOption(Schema.fromJsonString(Schema.JsonObject))

/** Headers that allow calls from any web page. */
const cors: Readonly<Record<string, string>> = {
  "access-control-allow-origin": "*",
  "access-control-expose-headers": "*"
}

const preflight = (request: HttpServerRequest.HttpServerRequest): Reply => ({
  status: 204,
  headers: {
    "access-control-allow-methods": "GET, HEAD, POST, PUT, OPTIONS",
    "access-control-allow-headers": request.headers["access-control-request-headers"] ?? "*",
    "access-control-max-age": "600"
  },
  body: { _tag: "Empty" }
})

/** Answers requests of one route; without a route it answers browsers' preflights and unknown paths. */
export const exchange = Effect.fnUntraced(function*(
  state: EmulatorState,
  matched: Route | undefined,
  transport: Transport
): Effect.fn.Return<
  HttpServerResponse.HttpServerResponse,
  ConnectionReset,
  HttpServerRequest.HttpServerRequest | HttpRouter.RouteContext | HttpServerRequest.ParsedSearchParams
> {
  const request = yield* HttpServerRequest.HttpServerRequest
  const now = yield* Clock.currentTimeMillis
  const call = yield* read(request, transport, matched?.dialect?.schemes ?? /^Bearer$/i, now)
  const route = matched?.owns?.(call) === false ? undefined : matched
  const operation = route?.operation ?? (request.method === "OPTIONS" ? "preflight" : "unknown")
  const subject = route?.subject(call, state.store) ?? { vendor: undefined }
  const entry = state.log.add({
    at: now,
    vendor: subject.vendor,
    operation,
    method: request.method,
    url: absoluteUrl(request),
    headers: { ...request.headers },
    body: call.text,
    model: subject.model,
    taskId: subject.taskId,
    status: undefined,
    fault: undefined,
    aborted: false
  })
  const fault = state.faults.take(subject, operation, now)
  entry.fault = fault?._tag
  const onAbort = Effect.sync(() => {
    entry.aborted = fault?._tag !== "Reset"
  })
  const carryOut = Effect.gen(function*() {
    const reply = yield* answer(state, route, call, request).pipe(
      Effect.catchTag("Refusal", (refusal) => Effect.succeed(route?.dialect?.refuse(refusal) ?? plain(refusal)))
    )
    entry.taskId = reply.taskId ?? entry.taskId
    const task = state.store.tasks.get(entry.taskId ?? "")
    if (task !== undefined && route?.dialect !== undefined) {
      yield* state.callbacks.follow(task, route.dialect, { origin: call.origin, client: transport.client })
    }
    return reply
  })
  return yield* Effect.gen(function*() {
    const instead = Faults.replacement(fault, route?.dialect)
    if (Duration.isPositive(state.latency)) yield* Effect.sleep(state.latency)
    if (fault?._tag === "Delay") yield* Effect.sleep(fault.by)
    if (instead?.when === "after") yield* carryOut
    const reply = instead === undefined
      ? Faults.edit(fault, route?.dialect, yield* carryOut)
      : yield* Effect.catchTag(instead.reply, "ConnectionReset", () => transport.reset(request))
    entry.status = reply.status
    return Faults.respond(fault, reply, cors, onAbort)
  }).pipe(Effect.onInterrupt(() => onAbort))
})

const absoluteUrl = (request: HttpServerRequest.HttpServerRequest): string =>
  request.originalUrl.startsWith("/")
    ? Option.match(HttpServerRequest.toURL(request), { onNone: () => request.originalUrl, onSome: String })
    : request.originalUrl

const read = Effect.fnUntraced(function*(
  request: HttpServerRequest.HttpServerRequest,
  transport: Transport,
  schemes: RegExp,
  now: number
) {
  const { params } = yield* HttpRouter.RouteContext
  const search = yield* HttpServerRequest.ParsedSearchParams
  const form = yield* readForm(request)
  const text = request.method !== "GET" && form === undefined
    ? yield* Effect.orElseSucceed(request.text, () => "")
    : form === undefined
    ? ""
    : describeForm(form)
  const query: Record<string, string | undefined> = {}
  for (const [key, value] of Object.entries(search)) query[key] = typeof value === "string" ? value : value[0]
  const call: Call = {
    method: request.method,
    path: URL.parse(absoluteUrl(request))?.pathname ?? "",
    params,
    query,
    headers: request.headers,
    key: keyIn(request.headers["authorization"], schemes),
    text,
    json: parseObject(text),
    form,
    host: URL.parse(absoluteUrl(request))?.origin ?? "",
    origin: transport.origin(request),
    now
  }
  return call
})

/** Reads a form's fields. A client in this process sends the form itself. */
const readForm = Effect.fnUntraced(function*(request: HttpServerRequest.HttpServerRequest) {
  const { source } = request
  if (HttpClientRequest.isHttpClientRequest(source)) {
    return source.body._tag === "FormData" ? source.body.formData : undefined
  }
  const type = request.headers["content-type"]
  if (request.method !== "POST" || type?.startsWith("multipart/form-data") !== true) return undefined
  return yield* request.arrayBuffer.pipe(
    Effect.flatMap((bytes) =>
      Effect.tryPromise(() => new Response(bytes, { headers: { "content-type": type } }).formData())
    ),
    Effect.orElseSucceed(() => undefined)
  )
})

/** Describes a form for the record of requests: names and values, and for files only name, type and size. */
const describeForm = (form: FormData): string =>
  Array.from(
    form,
    ([name, value]) =>
      typeof value === "string" ? `${name}=${value}` : `${name}=${value.name} (${value.type}, ${value.size} bytes)`
  ).join("\n")

/** Paths of the vendors, for clients that reach them by another host. */
const vendorPaths: ReadonlyArray<readonly [path: RegExp, vendor: Vendor]> = [
  [/^\/kyy/, "globalaiopc-video"],
  [/^\/v1\/(?:predictions|models|deployments)\b/, "replicate"],
  [/^\/api\/v1\/(?:generateTask|statusTask|apikeys)\b/, "apixo"],
  [/^\/v1\//, "apipod"],
  [/^\/(?:api|client)\//, "kie"]
]

const hosts: Readonly<Record<string, Vendor>> = {
  "api.kie.ai": "kie",
  "api.apixo.ai": "apixo",
  "api.apipod.ai": "apipod",
  "queue.fal.run": "fal",
  "api.replicate.com": "replicate",
  "zcbservice.aizfw.cn": "globalaiopc-video"
}

/** Answers a path that no vendor has, in the format of the vendor whose host or prefix it is. */
const notFound = (state: EmulatorState, request: HttpServerRequest.HttpServerRequest): Reply => {
  const url = URL.parse(absoluteUrl(request))
  const vendor = hosts[url?.hostname ?? ""] ?? vendorPaths.find(([path]) => path.test(url?.pathname ?? ""))?.[1]
  const body = vendor === undefined ? undefined : state.dialects[vendor].envelope(404, "Not Found")
  if (body === undefined) return text("Not Found", 404)
  return { status: vendor === "kie" ? 200 : 404, headers: {}, body: { _tag: "Json", json: body } }
}

const keyIn = (authorization: string | undefined, schemes: RegExp): string => {
  const [, scheme = "", key = ""] = /^(\S+)\s+(\S.*)$/.exec(authorization ?? "") ?? []
  return schemes.test(scheme) ? key : ""
}

const answer = Effect.fnUntraced(function*(
  state: EmulatorState,
  route: Route | undefined,
  call: Call,
  request: HttpServerRequest.HttpServerRequest
): Effect.fn.Return<Reply, Refusal> {
  if (route === undefined) return request.method === "OPTIONS" ? preflight(request) : notFound(state, request)
  const turnedAway = route.gate?.(call)
  if (turnedAway !== undefined) return turnedAway
  if (route.dialect === undefined) return yield* route.answer(call, state.store)
  const { key } = call
  if (key === "" || state.keys?.includes(key) === false) return yield* new Refusal({ reason: "Unauthorized" })
  const { taskId, vendor } = route.subject(call, state.store)
  const wait = vendor === undefined ? undefined : state.counter.take({
    vendor,
    operation: route.operation,
    key,
    taskId,
    now: call.now,
    running: () => state.store.running(vendor, key, call.now)
  })
  if (wait !== undefined) {
    return yield* new Refusal({ reason: "TooManyRequests", retryAfterSeconds: Math.max(1, Math.ceil(wait / 1000)) })
  }
  return yield* route.answer(call, state.store)
})
