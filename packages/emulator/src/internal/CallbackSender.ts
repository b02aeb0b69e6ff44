/**
 * Sends a task's callback when it ends, as its vendor does, in fibers that live as long as the emulator.
 */
import * as Clock from "effect/Clock"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as HttpClient from "effect/http/HttpClient"
import * as HttpClientRequest from "effect/http/HttpClientRequest"
import type * as Schema from "effect/Schema"
import type { CallbackOptions, ScriptedCallback, SentCallback } from "../Callback.ts"
import type { CallbackProtocol, Dialect } from "./Route.ts"
import { look, type Task } from "./TaskStore.ts"

/** Sends callbacks. */
export interface CallbackSender {
  /** Follows a task that was submitted or polled: sends its callbacks once, the last when it ends. */
  readonly follow: (
    task: Task,
    dialect: Dialect,
    from: { readonly origin: string; readonly client: HttpClient.HttpClient | undefined }
  ) => Effect.Effect<void>
  /** The sent callbacks, oldest first. */
  readonly sent: () => ReadonlyArray<SentCallback>
}

type Entry = { -readonly [K in keyof SentCallback]: SentCallback[K] }

const answerWithin = Duration.seconds(30)

/** Returns true if a URL points to this machine. */
export const isLoopback = (url: string): boolean =>
  URL.canParse(url) && /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(new URL(url).hostname)

const forge = (url: string): string => url.replace(/[^/?#]+(?=[?#]|$)/, (segment) => "x".repeat(segment.length))

const textOf = (body: Schema.Json): string => typeof body === "string" ? body : JSON.stringify(body)

/** Makes the headers with KIE's signature; without a key there are none. */
const makeSign = Effect.fnUntraced(function*(kieKey: string | undefined) {
  if (kieKey === undefined) return () => Effect.succeed({})
  // WebCrypto is not used: its promises would resolve too late for a TestClock.
  const { createHmac } = yield* Effect.promise(() => import("node:crypto"))
  return Effect.fnUntraced(function*(task: Task, script: ScriptedCallback) {
    const key = script.forged === true ? `not ${kieKey}` : kieKey
    const now = yield* Clock.currentTimeMillis
    const timestamp = `${Math.floor((now - Duration.toMillis(script.stale ?? 0)) / 1000)}`
    return {
      "x-webhook-timestamp": timestamp,
      "x-webhook-signature": createHmac("sha256", key).update(`${task.id}.${timestamp}`).digest("base64")
    }
  })
})

/** Makes a sender that remembers this many callbacks. */
export const make = Effect.fnUntraced(function*(options: CallbackOptions, bound: number) {
  const scope = yield* Effect.scope
  const sign = yield* makeSign(options.kieKey)
  const followed = new WeakSet<Task>()
  let sent: Array<Entry> = []

  const send = Effect.fnUntraced(function*(client: HttpClient.HttpClient, entry: Entry) {
    const request = HttpClientRequest.post(entry.url).pipe(
      HttpClientRequest.bodyText(entry.body, "application/json"),
      HttpClientRequest.setHeaders(entry.headers)
    )
    sent.push(entry)
    if (sent.length > bound * 2) sent = sent.slice(-bound)
    const answer = client.execute(request).pipe(
      Effect.map(({ status }) => status),
      Effect.timeout(answerWithin),
      Effect.orElseSucceed(() => undefined),
      Effect.provideService(HttpClient.TracerPropagationEnabled, false)
    )
    entry.status = yield* answer
    return entry.status
  })

  const deliver = Effect.fnUntraced(function*(
    client: HttpClient.HttpClient,
    task: Task,
    protocol: CallbackProtocol,
    message: { readonly url: string; readonly body: string; readonly script: ScriptedCallback }
  ) {
    const { body, script, url } = message
    for (let attempt = 1; attempt <= protocol.tries; attempt++) {
      const status = yield* send(client, {
        at: yield* Clock.currentTimeMillis,
        vendor: task.vendor,
        taskId: task.id,
        url: script.forged === true && !protocol.isSigned ? forge(url) : url,
        headers: protocol.isSigned ? { ...protocol.headers, ...(yield* sign(task, script)) } : protocol.headers,
        body,
        attempt,
        status: undefined
      })
      if (status !== undefined && protocol.accepts(status)) return
      if (attempt < protocol.tries) yield* Effect.sleep(protocol.firstPause * 2 ** (attempt - 1))
    }
  })

  const follow: CallbackSender["follow"] = Effect.fnUntraced(function*(task, dialect, { client, origin }) {
    const { callbackUrl: url, script: { callback: script = {}, pendingPolls } } = task
    const protocol = dialect.callback
    if (url === undefined || protocol === undefined || script === "none" || followed.has(task)) return
    const carrier = options.client ?? (isLoopback(url) ? client : undefined)
    const isOpen = pendingPolls !== undefined && task.endedAt === undefined
    if (carrier === undefined || isOpen) return
    followed.add(task)
    const end = task.endedAt ?? task.createdAt + task.durationMillis
    const at = end + Duration.toMillis(script.late ?? 0) - Duration.toMillis(script.early ?? 0)
    const earlier = script.body === undefined && pendingPolls === undefined
      ? protocol.earlier?.(task, origin) ?? []
      : []
    yield* Effect.gen(function*() {
      for (const { body, share } of earlier) {
        yield* Effect.sleep(
          Math.max(0, task.createdAt + share * task.durationMillis - (yield* Clock.currentTimeMillis))
        )
        yield* deliver(carrier, task, protocol, { url, body: textOf(body), script })
      }
      yield* Effect.sleep(Math.max(0, at - (yield* Clock.currentTimeMillis)))
      const body = script.body ?? protocol.bodyOf(task, look(task, dialect, Math.max(end, at)), origin)
      if (body === undefined) return
      const message = { url, body: textOf(body), script }
      const copies = Array.from({ length: script.copies ?? 1 }, () => deliver(carrier, task, protocol, message))
      yield* Effect.all(copies, { concurrency: "unbounded", discard: true })
    }).pipe(Effect.forkIn(scope))
  })

  return { follow, sent: () => sent.slice(-bound).map((entry) => ({ ...entry })) } satisfies CallbackSender
})
