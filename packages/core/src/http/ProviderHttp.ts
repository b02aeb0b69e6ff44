/**
 * Sends the requests of all providers: base URL, key and User-Agent → transport → body of limited size → classify (HTTP
 * status and body code → typed error) → decode.
 *
 * A vendor is described as data, a {@link Dialect} with its codes. The pipeline needs only an `HttpClient`.
 */
import * as Clock from "effect/Clock"
import * as Config from "effect/Config"
import * as Context from "effect/Context"
import * as DateTime from "effect/DateTime"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import { memoize } from "effect/Function"
import * as FetchHttpClient from "effect/http/FetchHttpClient"
import * as Headers from "effect/http/Headers"
import * as HttpClient from "effect/http/HttpClient"
import type * as HttpClientError from "effect/http/HttpClientError"
import * as HttpClientRequest from "effect/http/HttpClientRequest"
import * as UrlParams from "effect/http/UrlParams"
import * as Option from "effect/Option"
import * as Predicate from "effect/Predicate"
import * as Random from "effect/Random"
import * as Record from "effect/Record"
import * as Redacted from "effect/Redacted"
import * as References from "effect/References"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import * as SchemaIssue from "effect/SchemaIssue"
import * as SchemaTransformation from "effect/SchemaTransformation"
import * as Tracer from "effect/Tracer"
import { type BodyTooLarge, boundedText } from "../internal/boundedText.ts"
import { parseJson } from "../internal/json.ts"
import { locationOf } from "../internal/location.ts"
import { isQuoted } from "../internal/quotes.ts"
import { readable } from "../internal/readable.ts"
import { callbacksIn, longestWord, makeRedactor } from "../internal/redact.ts"
import type { Cancellation } from "../task/Cancellation.ts"
import { durationProblems } from "../task/DurationOptions.ts"
import * as Handover from "../task/Handover.ts"
import * as TaskError from "../task/TaskError.ts"
import { type MediaKind, TaskRef } from "../task/TaskRef.ts"
import { hasResult, type TaskSnapshot } from "../task/TaskSnapshot.ts"
import { type Authorization, type Dialect, reportedState, stateOf, type TaskReport, toSnapshot } from "./Dialect.ts"
import { type Asking, classify, type RawReply } from "./ErrorKind.ts"
import { exactJson, numbersOf } from "./internal/exactBody.ts"
import { linksIn, successWord, withoutInputs } from "./internal/links.ts"
import { wasNeverSent } from "./internal/neverSent.ts"
import { type Fault, readError, statusError, submitError } from "./internal/requestFailure.ts"
import * as TimeLimit from "./internal/sharedTimeout.ts"
import * as RetryAfter from "./RetryAfter.ts"
import { CurrentSending, MayWrite, type Sending } from "./Sending.ts"

/**
 * The options of every provider's layer.
 */
export interface ProviderOptions {
  /** The API key; it is sent only in one header of requests to `baseUrl`: Authorization, or the vendor's own. */
  readonly apiKey: Redacted.Redacted<string>
  /** The URL of the API, with a path prefix if it has one. @default the vendor's host */
  readonly baseUrl?: string | undefined
  /** @default "effect-media" */
  readonly userAgent?: string | undefined
  /** The timeout of one read, such as a status query. @default 30 seconds */
  readonly readTimeout?: Duration.Input | undefined
  /** The timeout of one submit; after it the outcome is unknown. @default 2 minutes */
  readonly submitTimeout?: Duration.Input | undefined
  /**
   * The number of retries of a submit that was refused unread (rate limited), or whose reply was lost and that has an
   * idempotency key. @default 5
   */
  readonly submitRetries?: number | undefined
  /** The longest `Retry-After` that a submit waits for; a longer one is an error. @default 1 minute */
  readonly maxRetryAfter?: Duration.Input | undefined
  /** The largest reply that is read, in bytes. @default 4 MiB */
  readonly maxBodyBytes?: number | undefined
  /**
   * Changes the client last: a proxy, headers, a circuit breaker. It sees requests as they are sent, with URL and key, and
   * must not retry a POST.
   */
  readonly transformClient?: ((client: HttpClient.HttpClient) => HttpClient.HttpClient) | undefined
}

/**
 * Reads the options from the environment: `<PREFIX>_API_KEY`, which is required, and `<PREFIX>_BASE_URL`. `keyName` is
 * the vendor's own name of the key, if it differs.
 */
export const optionsFromEnv = (prefix: string, keyName = `${prefix}_API_KEY`): Config.Config<ProviderOptions> =>
  Config.all({
    apiKey: apiKeyFromEnv(keyName),
    baseUrl: Config.map(
      Config.option(Config.schema(BaseUrl, `${prefix}_BASE_URL`)),
      (url) => Option.getOrUndefined(Option.map(url, ({ href }) => href))
    )
  })

const apiKeyFromEnv = (name: string): Config.Config<Redacted.Redacted<string>> => {
  const message = `${name} is not set. Set it to the API key of your account.`
  const missing = new Schema.SchemaError(new SchemaIssue.InvalidValue({ message }, undefined, {}))
  return Config.flatMap(
    Config.option(Config.schema(ApiKey, name)),
    Option.match({ onNone: () => Config.fail(missing), onSome: (key) => Config.succeed(Redacted.make(key)) })
  )
}

const headerText = /^[\x21-\x7e]+$/

/** Returns the problem of an API key, without any part of the key, or `undefined` if the key is valid. */
export const problemOfKey = (key: string): string | undefined =>
  key === ""
    ? "it is empty"
    : isQuoted(key)
    ? "there are quotes around it, which are no part of a key"
    : headerText.test(key)
    ? undefined
    : "it has characters that no header can carry"

const headerTexts = /^[\x20-\x7e]+$/

// A key from a file may end with a line break, which is trimmed.
const ApiKey = Schema.String.annotate({ expected: "an API key" }).pipe(
  Schema.decodeTo(
    Schema.String.check(
      Schema.makeFilter((key: string) => !isQuoted(key) || "an API key without quotes around it"),
      Schema.isPattern(headerText, { expected: "an API key of visible ASCII characters" })
    ),
    SchemaTransformation.trim()
  )
)

const mayBeBase = ({ password, protocol, username }: URL): boolean =>
  (protocol === "https:" || protocol === "http:") && username === "" && password === ""

/** Tells whether a text is a valid base URL: an http(s) URL without user and password. */
export const isBaseUrl = (text: string): boolean => URL.canParse(text) && mayBeBase(new URL(text))

const BaseUrl = Schema.URLFromString.check(
  Schema.makeFilter((url: URL) => mayBeBase(url) || "must be an http(s) URL without user and password")
)

/** Returns the first problem of the options that would prevent every request. */
const problemOf = (options: ProviderOptions & { readonly baseUrl: string }) => {
  const { apiKey, baseUrl, maxBodyBytes = 1, maxRetryAfter, readTimeout, submitRetries = 0, submitTimeout } = options
  const { userAgent = "" } = options
  const [wrong] = durationProblems({ readTimeout, submitTimeout, maxRetryAfter })
  if (wrong !== undefined) return `${wrong.path}: ${wrong.problem}`
  if (!(submitRetries >= 0)) return `submitRetries: ${submitRetries} is no number of times`
  if (!(maxBodyBytes > 0)) return `maxBodyBytes: ${maxBodyBytes} is no number of bytes`
  const keyProblem = problemOfKey(Redacted.value(apiKey))
  if (keyProblem !== undefined) return `apiKey cannot be used: ${keyProblem}`
  if (userAgent !== "" && !headerTexts.test(userAgent)) return "userAgent has characters that no header can carry"
  return isBaseUrl(baseUrl)
    ? undefined
    : "baseUrl must be an http(s) URL without user and password"
}

/** Encodes any text as one segment of a path, except `.` and `..`, which cannot be encoded. */
export const pathSegment = (text: string): string => encodeURIComponent(text.toWellFormed())

/** A successful reply: the decoded body, the headers, and the pause that it asked for. */
export interface Reply<A> {
  readonly body: A
  readonly headers: Headers.Headers
  readonly retryAfter: Duration.Duration | undefined
}

/** A request that only reads, and is safe to repeat. `schema` decodes its reply. */
export interface Read<A> {
  readonly operation: Exclude<TaskError.Operation, "submit">
  readonly request: HttpClientRequest.HttpClientRequest
  readonly schema: Schema.Decoder<A>
}

/**
 * A status query for one task.
 *
 * - `path`: the path of the status query
 * - `span`: the name of its span, else `<provider>.status`; it has no call site, since a stack trace costs too much
 * - `toReport`: returns the report in the reply, or `undefined` if it holds no task
 * - `accept`: returns the report in a reply that would be a refusal, but is about the task
 * - `result`: the second request, if the vendor keeps the result of a successful task at a path of its own
 */
export interface StatusRead<A> extends Pick<Read<A>, "schema"> {
  readonly ref: TaskRef
  readonly path: string
  readonly span?: string | undefined
  readonly toReport: (body: A) => TaskReport | undefined
  readonly accept?: ((reply: RawReply) => TaskReport | undefined) | undefined
  readonly result?: ((body: A) => ResultRead) | undefined
}

/**
 * The request for the result of a task that has ended. `toReport` sees every reply, also a refusal: it returns the
 * report if the reply is about the task, as a failure of the task is. It returns `undefined` for a refusal or a fault
 * of this one request, which then fails the status query like any other.
 */
export interface ResultRead {
  readonly path: string
  readonly toReport: (reply: RawReply) => TaskReport | undefined
}

/**
 * A request to cancel a task. `toAnswer` returns the vendor's answer, or `undefined` for a refusal or a fault of the
 * request.
 */
export interface Cancel {
  readonly ref: TaskRef
  readonly method: "POST" | "PUT"
  readonly path: string
  readonly toAnswer: (reply: RawReply) => Cancellation | undefined
}

/**
 * A job for the vendor. It is sent again only if it was refused unread, or if it has an idempotency key. `schema` decodes
 * the reply. A header or parameter that is `undefined` is left out.
 */
export interface Submit<A> {
  readonly path: string
  readonly query?: Readonly<Record<string, string | undefined>> | undefined
  readonly headers?: Readonly<Record<string, string | undefined>> | undefined
  readonly model: string
  readonly body: unknown
  readonly schema: Schema.Decoder<A>
  readonly idempotencyKey?: string | undefined
}

/** A job whose reply names its task: `idOf` returns the id, and `kind` is that of the result. */
export interface Create<A> extends Submit<A> {
  readonly kind: MediaKind
  readonly idOf: (body: A) => string
}

/** The request pipeline of one provider. */
export interface ProviderHttp {
  /** Sends a read that concerns no task. */
  readonly read: <A>(read: Read<A>) => Effect.Effect<Reply<A>, TaskError.ReadError>
  /** Sends a status query for one task. */
  readonly status: <A>(read: StatusRead<A>) => Effect.Effect<TaskSnapshot, TaskError.StatusError>
  /** Submits a job, and returns the handle of its task. No interruption loses it: see `Handover.keep`. */
  readonly create: <A>(job: Create<A>) => Effect.Effect<TaskRef, TaskError.SubmitError>
  /** Submits a job, and returns the vendor's reply. */
  readonly submit: <A>(submit: Submit<A>) => Effect.Effect<Reply<A>, TaskError.SubmitError>
  /** Asks the vendor once to cancel a task. */
  readonly cancel: (cancel: Cancel) => Effect.Effect<Cancellation, TaskError.StatusError>
  /**
   * Returns the path of a URL that the vendor sent, for a request with the key; `undefined` unless it is below the base
   * URL.
   */
  readonly pathOf: (url: string) => string | undefined
}

const transportReason = (error: HttpClientError.HttpClientError): string => {
  const reasons = [error.message]
  for (let cause = error.reason.cause; cause instanceof Error && reasons.length < 4; cause = cause.cause) {
    reasons.push(cause.message)
  }
  return reasons.join(": ")
}

const noJson = (coding: string | undefined): string =>
  coding === undefined ? "it is no JSON" : `it is no JSON, and came as ${coding}`

const redirects: ReadonlySet<number> = new Set([301, 302, 303, 307, 308])

/** Returns the target of a redirect, without the parts that may hold a secret. */
const targetOf = (headers: Headers.Headers, base: string): string => {
  const location = headers["location"]
  if (location === undefined) return ""
  const url = Result.getOrUndefined(Result.try(() => new URL(locationOf(location), `${base}/`)))
  return url === undefined ? location : `${url.protocol}//${url.host}${url.pathname}`
}

const isUnsent = ({ reason }: HttpClientError.HttpClientError): boolean =>
  reason._tag === "TransportError" && wasNeverSent(reason.cause)

/** Corrects a fault by the transport's stage of the request, which is more reliable than its errors. */
const asSent = (fault: Fault, { stage }: Sending): Fault => {
  if (fault._tag !== "Unreachable" || stage === "unknown") return fault
  if (stage === "waiting") return { ...fault, reason: "NoConnection" }
  return fault.reason === "NoConnection" ? { ...fault, reason: "Network" } : fault
}

const notWritten: Fault = {
  _tag: "Unreachable",
  reason: "NoConnection",
  description: "nothing was sent, since the submit now belongs to another process"
}

/** The length of the excerpt that is kept of a reply without a result. */
const longestExcerpt = 1_000

const hasFailed = (dialect: Dialect, report: TaskReport): boolean => {
  const state = reportedState(dialect, report)
  return state === "Failed" || state === "Cancelled"
}

/** Returns the pause that the error of a submit asks for. */
const pauseOf = (error: TaskError.SubmitError): Duration.Duration => {
  const source = error._tag === "SubmitOutcomeUnknown" ? error.cause : error
  return ("retryAfter" in source ? source.retryAfter : undefined) ?? Duration.zero
}

/**
 * Returns the context of every request. The user's trace is not sent to the vendor. Key and job are only for the
 * configured host, so redirects are not followed.
 */
const forVendor = (keyHeader: string) => (context: Context.Context<never>): Context.Context<never> =>
  context.pipe(
    Context.add(Headers.CurrentRedactedNames, [...Context.get(context, Headers.CurrentRedactedNames), keyHeader]),
    Context.add(HttpClient.TracerPropagationEnabled, false),
    Context.add(FetchHttpClient.RequestInit, {
      ...Option.getOrUndefined(Context.getOption(context, FetchHttpClient.RequestInit)),
      redirect: "manual",
      // Some frameworks cache fetch: the reply about a task, or about another job, would be an old one.
      cache: "no-store"
    }),
    Context.add(UrlParams.CurrentRedactedNames, [...Context.get(context, UrlParams.CurrentRedactedNames), secretName])
  )

/** Matches parameters of a base URL that may hold a gateway's secret. */
const secretName = /key|token|secret|sig|auth|pass|credential/i

const serverOf = ({ hostname, port, protocol }: URL) => ({
  "server.address": hostname.replace(/^\[|\]$/g, ""),
  "server.port": port === "" ? protocol === "https:" ? 443 : 80 : Number(port)
})

const typeOf = (fault: Fault): string =>
  fault._tag === "Refused" ? fault.refusal.code : fault._tag === "Unreachable" ? fault.reason : fault._tag

type Clean = ReturnType<typeof makeRedactor>

/** Returns the context of a status query, without the client's span: its own span has the same information. */
const forStatus = (forVendor: (context: Context.Context<never>) => Context.Context<never>) =>
  memoize((context: Context.Context<never>): Context.Context<never> =>
    Context.add(forVendor(context), HttpClient.TracerDisabledWhen, () => true)
  )

/** Returns the header that holds the key, and its value. */
const authorizationOf = (authorization: Authorization = { scheme: "Bearer" }, key: string) =>
  "header" in authorization
    ? { name: authorization.header.toLowerCase(), value: key }
    : { name: "authorization", value: `${authorization.scheme} ${key}` }

/** Creates the request pipeline of one provider. */
export const make = Effect.fnUntraced(function*(
  dialect: Dialect,
  options: ProviderOptions
): Effect.fn.Return<ProviderHttp, never, HttpClient.HttpClient> {
  const baseUrl = (options.baseUrl ?? dialect.baseUrl).replace(/\/+$/, "")
  const problem = problemOf({ ...options, baseUrl })
  const key = Redacted.value(options.apiKey)
  const durationOf = (input: Duration.Input | undefined, usual: Duration.Input) =>
    Duration.fromInputUnsafe(problem === undefined && input !== undefined ? input : usual)
  const readTimeout = durationOf(options.readTimeout, "30 seconds")
  const transformClient = options.transformClient ?? ((client) => client)
  const authorization = authorizationOf(dialect.authorization, key)
  const toVendor = forVendor(authorization.name)
  const self: Pipeline = {
    dialect,
    baseUrl,
    problem,
    key,
    clean: makeRedactor(key),
    maxBodyBytes: options.maxBodyBytes ?? 4 * 1024 * 1024,
    submitRetries: options.submitRetries ?? 5,
    maxRetryAfter: durationOf(options.maxRetryAfter, "1 minute"),
    client: transformClient(yield* HttpClient.HttpClient),
    question: HttpClientRequest.empty.pipe(
      HttpClientRequest.setHeaders(dialect.headers ?? {}),
      HttpClientRequest.setHeader(authorization.name, authorization.value),
      HttpClientRequest.acceptJson,
      HttpClientRequest.setHeader("accept-encoding", "identity"),
      HttpClientRequest.setHeader("user-agent", options.userAgent ?? "effect-media")
    ),
    server: problem === undefined ? serverOf(new URL(baseUrl)) : {},
    withinRead: within(readTimeout, toVendor),
    withinStatus: within(readTimeout, forStatus(toVendor)),
    withinSubmit: within(durationOf(options.submitTimeout, "2 minutes"), toVendor),
    newWords: new Set()
  }
  return {
    read: (request) => read(self, request),
    status: (request) => status(self, request),
    create: (job) => create(self, job),
    submit: (request) => submit(self, request),
    cancel: (request) => cancel(self, request),
    pathOf: (url) => problem === undefined ? pathBelow(baseUrl, url) : undefined
  }
})

/**
 * The parts of a pipeline, and its options, complete.
 *
 * - `problem`: the reason why no request can be sent, if there is one
 * - `question`: an empty request with the headers of every request
 * - `server`: the attributes of the server in spans
 * - `newWords`: the unknown status words that were logged
 */
interface Pipeline {
  readonly dialect: Dialect
  readonly baseUrl: string
  readonly problem: string | undefined
  readonly key: string
  readonly clean: Clean
  readonly maxBodyBytes: number
  readonly submitRetries: number
  readonly maxRetryAfter: Duration.Duration
  readonly client: HttpClient.HttpClient
  readonly question: HttpClientRequest.HttpClientRequest
  readonly server: Readonly<Record<string, string | number>>
  readonly withinRead: Within
  readonly withinStatus: Within
  readonly withinSubmit: Within
  readonly newWords: Set<string>
}

type Within = ReturnType<typeof within>

/** Limits the time of requests. */
const within = (
  duration: Duration.Duration,
  contextFor: (context: Context.Context<never>) => Context.Context<never>
) =>
  TimeLimit.make(
    duration,
    () =>
      Effect.fail<Fault>({
        _tag: "Unreachable",
        reason: "Timeout",
        description: `no answer within ${readable(duration)}`
      }),
    contextFor
  )

const addressed = ({ baseUrl, question }: Pipeline, request: HttpClientRequest.HttpClientRequest) =>
  request.pipe(HttpClientRequest.prependUrl(baseUrl), HttpClientRequest.setHeaders(question.headers))

const read = <A>(
  self: Pipeline,
  { operation, request, schema }: Read<A>
): Effect.Effect<Reply<A>, TaskError.ReadError> =>
  Effect.mapError(
    exchange(self, addressed(self, request), self.withinRead, { decode: Schema.decodeUnknownEffect(schema) }),
    (fault) => readError({ provider: self.dialect.provider, operation }, fault)
  )

/** Returns the error for a handle of another provider. */
const foreign = (provider: string, ref: TaskRef): TaskError.InvalidRequest | undefined =>
  ref.provider === provider
    ? undefined
    : TaskError.InvalidRequest.local(
      provider,
      [{ path: "provider", problem: `this handle is of "${ref.provider}": ask that provider` }],
      ref
    )

const urlOf = (baseUrl: string, path: string): string => path.startsWith("/") ? baseUrl + path : `${baseUrl}/${path}`

/** Returns the path of a URL below the base URL, with its query. */
const pathBelow = (baseUrl: string, url: string): string | undefined => {
  if (!URL.canParse(url)) return undefined
  const { origin, password, pathname, search, username } = new URL(url)
  const base = new URL(baseUrl)
  const prefix = base.pathname.replace(/\/+$/, "")
  return origin === base.origin && username === "" && password === "" && pathname.startsWith(`${prefix}/`)
    ? pathname.slice(prefix.length) + search
    : undefined
}

const status = <A>(self: Pipeline, query: StatusRead<A>): Effect.Effect<TaskSnapshot, TaskError.StatusError> => {
  const { baseUrl, dialect: { provider }, question, server } = self
  const { path, ref, span = `${provider}.status` } = query
  const wrong = foreign(provider, ref)
  if (wrong !== undefined) return Effect.fail(wrong)
  const url = urlOf(baseUrl, path)
  const request = HttpClientRequest.setUrl(question, url)
  const attributes = () => ({
    ...server,
    "http.request.method": "GET",
    "url.full": UrlParams.redactUrl(url, [secretName])
  })
  return Effect.flatMap(
    References.TracerEnabled,
    (isTraced) =>
      isTraced
        ? Effect.useSpan(span, { kind: "client", attributes: attributes() }, (span) => ask(self, query, request, span))
        : ask(self, query, request, undefined)
  )
}

/** Asks for a task, and returns its snapshot. */
const ask = <A>(
  self: Pipeline,
  { accept, ref, result, schema, toReport }: StatusRead<A>,
  request: HttpClientRequest.HttpClientRequest,
  span: Tracer.Span | undefined
): Effect.Effect<TaskSnapshot, TaskError.StatusError> => {
  const { dialect } = self
  const decode = Schema.decodeUnknownEffect(schema)
  const isSuccess = (word: string) => Option.contains(stateOf(dialect, word), "Succeeded")
  /** Returns the report and the raw reply. A reply that cannot be decoded may still show that the task succeeded. */
  const read = (json: unknown) =>
    decode(json).pipe(
      Effect.mapEager((body): Answer => {
        const report = toReport(body)
        const isDone = report !== undefined && reportedState(dialect, report) === "Succeeded"
        return { report, json, result: isDone ? result?.(body) : undefined }
      }),
      Effect.catchEager((error) => {
        const status = successWord(json, isSuccess)
        return status === undefined ? Effect.fail(error) : Effect.succeed<Answer>({ report: { status }, json })
      })
    )
  return exchange(self, request, self.withinStatus, { decode: read, accept: answering(accept), span }).pipe(
    Effect.flatMapEager((reply) =>
      reply.body.result === undefined ? Effect.succeed(reply) : fetchResult(self, reply.body.result, span)
    ),
    Effect.matchEffect({
      onSuccess: ({ body: { json, report }, retryAfter }) => snapshotOf(self, ref, report, json, retryAfter),
      onFailure: (fault) => {
        span?.attribute("error.type", typeOf(fault))
        const failed = Effect.fail(statusError(dialect.provider, ref, fault))
        // An error code next to the record of a failed task belongs to the task, not to the request.
        return fault._tag === "Refused" && fault.record !== undefined
          ? Effect.matchEffect(decode(fault.record), {
            onSuccess: (body) => {
              const report = toReport(body)
              return report !== undefined && hasFailed(dialect, report)
                ? snapshotOf(self, ref, report, undefined, fault.retryAfter)
                : failed
            },
            onFailure: () => failed
          })
          : failed
      }
    })
  )
}

/** The answer to a status query: the report, the raw reply, and the request for the result if there has to be one. */
interface Answer {
  readonly report: TaskReport | undefined
  readonly json: unknown
  readonly result?: ResultRead | undefined
}

const answering = (toReport: ResultRead["toReport"] | undefined) => (reply: RawReply): Answer | undefined => {
  const report = toReport?.(reply)
  return report === undefined ? undefined : { report, json: reply.body }
}

const decodeNothing = Schema.decodeUnknownEffect(Schema.Never)

/** Asks for the result of a task. */
const fetchResult = (
  self: Pipeline,
  { path, toReport }: ResultRead,
  span: Tracer.Span | undefined
): Effect.Effect<Reply<Answer>, Fault> =>
  exchange(self, HttpClientRequest.setUrl(self.question, urlOf(self.baseUrl, path)), self.withinStatus, {
    decode: decodeNothing,
    accept: answering(toReport),
    span
  })

const cancel = (
  self: Pipeline,
  { method, path, ref, toAnswer }: Cancel
): Effect.Effect<Cancellation, TaskError.StatusError> => {
  const { dialect: { provider } } = self
  const wrong = foreign(provider, ref)
  if (wrong !== undefined) return Effect.fail(wrong)
  const request = HttpClientRequest.make(method)(urlOf(self.baseUrl, path), { headers: self.question.headers })
  return exchange(self, request, self.withinRead, { decode: decodeNothing, accept: toAnswer }).pipe(
    Effect.map(({ body }) => body),
    Effect.mapError((fault) => statusError(provider, ref, fault))
  )
}

/** Returns the snapshot in a report, and logs an unknown status word once. */
const snapshotOf = (
  self: Pipeline,
  ref: TaskRef,
  report: TaskReport | undefined,
  json: unknown,
  retryAfter: Duration.Duration | undefined
): Effect.Effect<TaskSnapshot, TaskError.TaskNotFound> => {
  const { clean, dialect } = self
  if (report === undefined) {
    return Effect.fail(
      new TaskError.TaskNotFound({ provider: dialect.provider, ref, description: "the reply holds no task" })
    )
  }
  const snapshot = withResult(self, toSnapshot(dialect, ref, report, retryAfter, clean), report, json)
  return reportedState(dialect, report) !== undefined
    ? Effect.succeed(snapshot)
    : Effect.as(logNewWord(self, snapshot.status), snapshot)
}

/** Searches the whole reply for links if a success has no result in the known fields. */
const withResult = (
  { clean, dialect }: Pipeline,
  snapshot: TaskSnapshot,
  report: TaskReport,
  json: unknown
): TaskSnapshot => {
  if (snapshot._tag !== "Succeeded" || hasResult(snapshot) || snapshot.isExpired === true) return snapshot
  const links = linksIn(json)
  return links.length > 0
    ? toSnapshot(dialect, snapshot.ref, { ...report, links }, undefined, clean)
    : { ...snapshot, excerpt: clean(withoutInputs(json), longestExcerpt) }
}

const logNewWord = ({ dialect: { provider }, newWords }: Pipeline, word: string): Effect.Effect<void> => {
  if (newWords.has(word) || newWords.size >= 100) return Effect.void
  newWords.add(word)
  return Effect.logWarning(`${provider} sent the status word "${word}", which is unknown. It is treated as running.`)
}

/** Builds the request of a submit, or fails if its body cannot be written. */
const postOf = Effect.fnUntraced(function*<A>(
  self: Pipeline,
  { body, headers, idempotencyKey, path, query }: Submit<A>
): Effect.fn.Return<HttpClientRequest.HttpClientRequest, TaskError.InvalidRequest> {
  const { provider } = self.dialect
  const { hasBigInt, problems } = numbersOf(body)
  if (problems.length > 0) return yield* TaskError.InvalidRequest.local(provider, problems)
  const given = { ...headers, "idempotency-key": idempotencyKey }
  const post = HttpClientRequest.post(path, {
    headers: Record.filter(given, Predicate.isNotUndefined),
    urlParams: Record.filter(query ?? {}, Predicate.isNotUndefined)
  })
  const unwritable = () =>
    TaskError.InvalidRequest.local(provider, [{ path: "input", problem: "cannot be written as JSON" }])
  const request = yield* hasBigInt
    ? Effect.try({
      try: () => HttpClientRequest.bodyText(post, exactJson(body) ?? "", "application/json"),
      catch: unwritable
    })
    : Effect.mapError(HttpClientRequest.bodyJson(post, body), unwritable)
  return addressed(self, request)
})

const submit = Effect.fnUntraced(function*<A>(
  self: Pipeline,
  job: Submit<A>
): Effect.fn.Return<Reply<A>, TaskError.SubmitError> {
  const { body, idempotencyKey, model, schema } = job
  const { dialect: { provider }, key, withinSubmit } = self
  const decode = Schema.decodeUnknownEffect(schema)
  const submittedAt = yield* DateTime.now
  const request = yield* postOf(self, job)
  const mayWrite = yield* MayWrite
  // A vendor may repeat the request in its reply, with the token in the callback's URL.
  const cleanReply = makeRedactor(key, ...callbacksIn(body))
  const once = Effect.suspend(() => {
    const sending: Sending = { stage: "unknown", mayWrite }
    if (!mayWrite()) return Effect.fail(notWritten)
    const sent = exchange(self, request, withinSubmit, { decode, clean: cleanReply, asking: "submit" }).pipe(
      Effect.provideService(CurrentSending, sending),
      Effect.mapError((fault) => asSent(fault, sending))
    )
    const attempt = { provider, model, since: submittedAt, idempotencyKey }
    return Handover.underWay(attempt, sent, () => sending.stage === "waiting")
  }).pipe(
    Effect.mapError((fault) => submitError({ provider, model, submittedAt, idempotencyKey }, fault))
  )
  return yield* repeated(self, once, idempotencyKey !== undefined)
})

const create = <A>(self: Pipeline, job: Create<A>): Effect.Effect<TaskRef, TaskError.SubmitError> => {
  const { dialect: { provider } } = self
  const { idOf, kind, model } = job
  const created = Effect.zipWith(
    submit(self, job),
    DateTime.now,
    ({ body }, submittedAt) => TaskRef.make({ provider, kind, model, id: idOf(body), submittedAt })
  )
  return Handover.keep(provider, created)
}

/**
 * Repeats a submit that was refused unread, and one without an answer if an idempotency key makes both one job.
 */
const repeated = Effect.fnUntraced(function*<A>(
  self: Pipeline,
  once: Effect.Effect<A, TaskError.SubmitError>,
  hasKey: boolean
): Effect.fn.Return<A, TaskError.SubmitError> {
  let doubt: TaskError.SubmitOutcomeUnknown | undefined
  yield* Handover.waiting(Effect.void)
  for (let retries = 0;; retries++) {
    const outcome = yield* Effect.exit(once)
    if (Exit.isSuccess(outcome)) return outcome.value
    const error = Option.getOrUndefined(Exit.findErrorOption(outcome))
    if (error === undefined) return yield* doubt ?? outcome
    if (error._tag === "SubmitOutcomeUnknown") doubt = error
    const mayRepeat = error._tag === "RateLimited" || (doubt === error && hasKey)
    if (!mayRepeat || retries >= self.submitRetries || Duration.isGreaterThan(pauseOf(error), self.maxRetryAfter)) {
      // After an unknown outcome, a later refusal does not make it known.
      return yield* doubt ?? error
    }
    const chance = yield* Random.nextBetween(0.8, 1.2)
    const pause = Duration.max(Duration.millis(1000 * chance * 2 ** retries), pauseOf(error))
    const isOver = yield* Effect.exit(Handover.waiting(Effect.sleep(pause)))
    if (Exit.isFailure(isOver)) return yield* doubt ?? Effect.failCause(isOver.cause)
  }
})

/**
 * The way to read a reply.
 *
 * - `accept`: sees every reply before it is classified, also a refusal; `undefined` leaves the reply to the error rules
 * - `clean`: removes secrets from the vendor's texts. @default that of the pipeline
 * - `asking`: the kind of the request. @default "read"
 */
interface Reading<A> {
  readonly decode: (body: unknown) => Effect.Effect<A, Schema.SchemaError>
  readonly accept?: ((reply: RawReply) => A | undefined) | undefined
  readonly clean?: Clean | undefined
  readonly asking?: Asking | undefined
  readonly span?: Tracer.Span | undefined
}

/** Sends a request, and returns its decoded reply. */
const exchange = <A>(
  self: Pipeline,
  request: HttpClientRequest.HttpClientRequest,
  within: Within,
  reading: Reading<A>
): Effect.Effect<Reply<A>, Fault> => {
  if (self.problem !== undefined) return Effect.fail({ _tag: "Unsendable", problem: self.problem })
  const { span } = reading
  const sent = self.client.execute(request)
  return (span === undefined ? sent : Effect.provideService(sent, Tracer.ParentSpan, span)).pipe(
    Effect.matchEffect({
      onSuccess: (response) => {
        // Read once, since some responses create them at each access.
        const { headers, status } = response
        span?.attribute("http.response.status_code", status)
        return Effect.matchEffect(boundedText(response, headers, self.maxBodyBytes), {
          onSuccess: (text) =>
            Clock.clockWith((clock) =>
              interpret(self, { httpStatus: status, headers, body: parseJson(text) }, text, clock, reading)
            ),
          onFailure: (error) => noReply(self, error)
        })
      },
      onFailure: (error) => noReply(self, error)
    }),
    within
  )
}

/** Returns the pause that a reply asks for. */
const askedPause = (
  { pauseHeader }: Dialect,
  { headers, httpStatus }: RawReply,
  now: number
): Duration.Duration | undefined => {
  const asked = RetryAfter.fromHeaders(headers, now)
  const seconds = httpStatus === 429 && pauseHeader !== undefined ? headers[pauseHeader] : undefined
  return Option.getOrUndefined(
    Option.orElse(asked, () => seconds === undefined ? Option.none() : RetryAfter.parse(seconds, now))
  )
}

/** Returns the decoded reply, or fails with the fault in it. */
const interpret = <A>(
  { baseUrl, clean: usual, dialect }: Pipeline,
  reply: RawReply,
  text: string,
  clock: Clock.Clock,
  { accept, asking = "read", clean = usual, decode }: Reading<A>
): Effect.Effect<Reply<A>, Fault> => {
  const { body, headers, httpStatus } = reply
  const retryAfter = askedPause(dialect, reply, clock.currentTimeMillisUnsafe())
  if (redirects.has(httpStatus)) {
    return Effect.fail({ _tag: "Redirected", httpStatus, target: clean(targetOf(headers, baseUrl)), retryAfter })
  }
  const accepted = accept?.(reply)
  if (accepted !== undefined) return Effect.succeed({ body: accepted, headers, retryAfter })
  const refusal = classify(dialect, reply, asking)
  if (refusal !== undefined) {
    const code = clean(refusal.code, longestWord)
    const description = clean(body === undefined ? text : refusal.description)
    const problems = refusal.problems?.map(({ path, problem }) => ({ path: clean(path), problem: clean(problem) }))
    const record = httpStatus < 300 || httpStatus === 501 ? body : undefined
    return Effect.fail({
      _tag: "Refused",
      refusal: { kind: refusal.kind, code, description, problems },
      retryAfter,
      record
    })
  }
  return decode(body).pipe(
    Effect.mapEager((body) => ({ body, headers, retryAfter })),
    Effect.mapErrorEager((error): Fault => ({
      _tag: "Unreadable",
      httpStatus,
      problem: clean(body === undefined ? noJson(headers["content-encoding"]) : error.message),
      excerpt: clean(text, 200),
      retryAfter
    }))
  )
}

const noReply = (
  { clean, maxBodyBytes }: Pipeline,
  error: BodyTooLarge | HttpClientError.HttpClientError
): Effect.Effect<never, Fault> => {
  if (error._tag === "BodyTooLarge") {
    const problem = `the body is larger than ${maxBodyBytes} bytes`
    return Effect.fail({
      _tag: "Unreadable",
      httpStatus: 200,
      problem,
      excerpt: "",
      retryAfter: undefined,
      isTooLarge: true
    })
  }
  const description = clean(transportReason(error))
  return Effect.fail(
    error.reason._tag === "InvalidUrlError" || error.reason._tag === "EncodeError"
      ? { _tag: "Unsendable", problem: description }
      : { _tag: "Unreachable", reason: isUnsent(error) ? "NoConnection" : "Network", description }
  )
}
