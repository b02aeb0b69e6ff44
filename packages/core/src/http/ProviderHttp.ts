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
import type * as Headers from "effect/http/Headers"
import * as HttpClient from "effect/http/HttpClient"
import type * as HttpClientError from "effect/http/HttpClientError"
import * as HttpClientRequest from "effect/http/HttpClientRequest"
import * as UrlParams from "effect/http/UrlParams"
import * as Option from "effect/Option"
import * as Random from "effect/Random"
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
import { durationProblems } from "../task/DurationOptions.ts"
import * as Handover from "../task/Handover.ts"
import * as TaskError from "../task/TaskError.ts"
import type { TaskRef } from "../task/TaskRef.ts"
import { hasResult, type TaskSnapshot } from "../task/TaskSnapshot.ts"
import { type Dialect, stateOf, type TaskReport, toSnapshot } from "./Dialect.ts"
import { classify } from "./ErrorKind.ts"
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
  /** The API key; it is sent only in the Authorization header of requests to `baseUrl`. */
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
 * Reads the options from the environment: `<PREFIX>_API_KEY`, which is required, and `<PREFIX>_BASE_URL`.
 */
export const optionsFromEnv = (prefix: string): Config.Config<ProviderOptions> =>
  Config.all({
    apiKey: apiKeyFromEnv(`${prefix}_API_KEY`),
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
 */
export interface StatusRead<A> extends Pick<Read<A>, "schema"> {
  readonly ref: TaskRef
  readonly path: string
  readonly span?: string | undefined
  readonly toReport: (body: A) => TaskReport | undefined
}

/**
 * A job for the vendor. It is sent again only if it was refused unread, or if it has an idempotency key. `schema` decodes
 * the reply.
 */
export interface Submit<A> {
  readonly path: string
  readonly model: string
  readonly body: unknown
  readonly schema: Schema.Decoder<A>
  readonly idempotencyKey?: string | undefined
}

/** The request pipeline of one provider. */
export interface ProviderHttp {
  /** Sends a read that concerns no task. */
  readonly read: <A>(read: Read<A>) => Effect.Effect<Reply<A>, TaskError.ReadError>
  /** Sends a status query for one task. */
  readonly status: <A>(read: StatusRead<A>) => Effect.Effect<TaskSnapshot, TaskError.StatusError>
  /** Submits a job. */
  readonly submit: <A>(submit: Submit<A>) => Effect.Effect<Reply<A>, TaskError.SubmitError>
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

const hasFailed = (dialect: Dialect, report: TaskReport): boolean =>
  Option.exists(stateOf(dialect, report.status), (state) => state === "Failed" || state === "Cancelled")

/** Returns the pause that the error of a submit asks for. */
const pauseOf = (error: TaskError.SubmitError): Duration.Duration => {
  const source = error._tag === "SubmitOutcomeUnknown" ? error.cause : error
  return ("retryAfter" in source ? source.retryAfter : undefined) ?? Duration.zero
}

/**
 * Returns the context of every request. The user's trace is not sent to the vendor. Key and job are only for the
 * configured host, so redirects are not followed.
 */
const forVendor = (context: Context.Context<never>): Context.Context<never> =>
  context.pipe(
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
const forStatus = memoize((context: Context.Context<never>): Context.Context<never> =>
  Context.add(forVendor(context), HttpClient.TracerDisabledWhen, () => true)
)

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
      HttpClientRequest.bearerToken(options.apiKey),
      HttpClientRequest.acceptJson,
      HttpClientRequest.setHeader("accept-encoding", "identity"),
      HttpClientRequest.setHeader("user-agent", options.userAgent ?? "effect-media")
    ),
    server: problem === undefined ? serverOf(new URL(baseUrl)) : {},
    withinRead: within(readTimeout, forVendor),
    withinStatus: within(readTimeout, forStatus),
    withinSubmit: within(durationOf(options.submitTimeout, "2 minutes"), forVendor),
    newWords: new Set()
  }
  return {
    read: (request) => read(self, request),
    status: (request) => status(self, request),
    submit: (request) => submit(self, request)
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
    exchange(self, addressed(self, request), self.withinRead, Schema.decodeUnknownEffect(schema)),
    (fault) => readError({ provider: self.dialect.provider, operation }, fault)
  )

const status = <A>(self: Pipeline, query: StatusRead<A>): Effect.Effect<TaskSnapshot, TaskError.StatusError> => {
  const { baseUrl, dialect: { provider }, question, server } = self
  const { path, ref, span = `${provider}.status` } = query
  if (ref.provider !== provider) {
    const problem = `this handle is of "${ref.provider}": ask that provider`
    return Effect.fail(TaskError.InvalidRequest.local(provider, [{ path: "provider", problem }], ref))
  }
  const url = path.startsWith("/") ? baseUrl + path : `${baseUrl}/${path}`
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
  { ref, schema, toReport }: StatusRead<A>,
  request: HttpClientRequest.HttpClientRequest,
  span: Tracer.Span | undefined
): Effect.Effect<TaskSnapshot, TaskError.StatusError> => {
  const { dialect } = self
  const decode = Schema.decodeUnknownEffect(schema)
  const isSuccess = (word: string) => Option.contains(stateOf(dialect, word), "Succeeded")
  /** Returns the report and the raw reply. A reply that cannot be decoded may still show that the task succeeded. */
  const read = (json: unknown) =>
    decode(json).pipe(
      Effect.mapEager((body) => ({ report: toReport(body), json })),
      Effect.catchEager((error) => {
        const status = successWord(json, isSuccess)
        return status === undefined ? Effect.fail(error) : Effect.succeed({ report: { status }, json })
      })
    )
  return exchange(self, request, self.withinStatus, read, span).pipe(
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
  return Option.isSome(stateOf(dialect, report.status))
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
  if (snapshot._tag !== "Succeeded" || hasResult(snapshot)) return snapshot
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
  { body, idempotencyKey, path }: Submit<A>
): Effect.fn.Return<HttpClientRequest.HttpClientRequest, TaskError.InvalidRequest> {
  const { provider } = self.dialect
  const { hasBigInt, problems } = numbersOf(body)
  if (problems.length > 0) return yield* TaskError.InvalidRequest.local(provider, problems)
  const post = HttpClientRequest.post(path, {
    headers: idempotencyKey === undefined ? undefined : { "idempotency-key": idempotencyKey }
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
    const sent = exchange(self, request, withinSubmit, decode, undefined, cleanReply).pipe(
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

/** Sends a request, and returns its decoded reply. */
const exchange = <A>(
  self: Pipeline,
  request: HttpClientRequest.HttpClientRequest,
  within: Within,
  decode: (body: unknown) => Effect.Effect<A, Schema.SchemaError>,
  span?: Tracer.Span,
  cleanReply = self.clean
): Effect.Effect<Reply<A>, Fault> => {
  if (self.problem !== undefined) return Effect.fail({ _tag: "Unsendable", problem: self.problem })
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
              interpret(self, status, headers, text, clock.currentTimeMillisUnsafe(), decode, cleanReply)
            ),
          onFailure: (error) => noReply(self, error)
        })
      },
      onFailure: (error) => noReply(self, error)
    }),
    within
  )
}

/** Returns the decoded reply, or fails with the fault in it. */
const interpret = <A>(
  { baseUrl, dialect }: Pipeline,
  status: number,
  headers: Headers.Headers,
  text: string,
  now: number,
  decode: (body: unknown) => Effect.Effect<A, Schema.SchemaError>,
  clean: Clean
): Effect.Effect<Reply<A>, Fault> => {
  const retryAfter = Option.getOrUndefined(RetryAfter.fromHeaders(headers, now))
  if (redirects.has(status)) {
    return Effect.fail({
      _tag: "Redirected",
      httpStatus: status,
      target: clean(targetOf(headers, baseUrl)),
      retryAfter
    })
  }
  const body = parseJson(text)
  const refusal = classify(dialect, status, body)
  if (refusal !== undefined) {
    const code = clean(refusal.code, longestWord)
    const description = clean(body === undefined ? text : refusal.description)
    const record = status < 300 || status === 501 ? body : undefined
    return Effect.fail({ _tag: "Refused", refusal: { ...refusal, code, description }, retryAfter, record })
  }
  return decode(body).pipe(
    Effect.mapEager((body) => ({ body, headers, retryAfter })),
    Effect.mapErrorEager((error): Fault => ({
      _tag: "Unreadable",
      httpStatus: status,
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
