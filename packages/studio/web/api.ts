/** The client of the studio's HTTP API, derived from its contract. */
import { type JobEvent, StudioApi } from "@effect-media/studio/Contract"
import * as Cause from "effect/Cause"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as HttpApiClient from "effect/http-api/HttpApiClient"
import * as FetchHttpClient from "effect/http/FetchHttpClient"
import * as ManagedRuntime from "effect/ManagedRuntime"
import * as Option from "effect/Option"
import * as Schedule from "effect/Schedule"
import * as Stream from "effect/Stream"

/** The address of the studio, whatever prefix it has. */
const baseUrl = new URL("./", document.baseURI).href.replace(/\/$/, "")

/** The address of a saved file. */
export const fileUrl = (path: string): string => `${baseUrl}/files/${path.split("/").map(encodeURIComponent).join("/")}`

const runtime = ManagedRuntime.make(FetchHttpClient.layer)
const client = HttpApiClient.make(StudioApi, { baseUrl })

/** The client of the studio. */
export type Client = Effect.Success<typeof client>

/** What went wrong, in words for a person, and the problems of single fields. */
export class Failure extends Error {
  readonly problems: ReadonlyArray<{ readonly path: string; readonly problem: string }>
  constructor(message: string, problems: Failure["problems"]) {
    super(message)
    this.problems = problems
  }
}

const failureOf = (error: unknown): Failure => {
  const { _tag = "", message = "", problems = [] } = (typeof error === "object" && error !== null ? error : {}) as {
    readonly _tag?: string
    readonly message?: string
    readonly problems?: Failure["problems"]
  }
  const isOurs = ["NotFound", "Refused", "Unavailable"].includes(_tag)
  return new Failure(isOurs ? message : "The studio does not answer. Is its command still running?", problems)
}

/** Calls the studio. */
export const call = async <A, E>(use: (client: Client) => Effect.Effect<A, E>): Promise<A> => {
  const exit = await runtime.runPromiseExit(Effect.flatMap(client, use))
  if (Exit.isSuccess(exit)) return exit.value
  throw failureOf(Option.getOrUndefined(Cause.findErrorOption(exit.cause)))
}

/**
 * Follows the changes of jobs for ever. A lost connection is resumed after the last change that was seen, so that none
 * is missed; a connection that is silent for 40 seconds counts as lost.
 */
export const follow = (listener: {
  readonly onEvent: (event: JobEvent) => void
  readonly onConnection: (isConnected: boolean) => void
}): void => {
  let last: number | undefined
  const once = Effect.gen(function*() {
    const { jobs } = yield* client
    const events = yield* jobs.changes({ query: last === undefined ? {} : { after: last } })
    yield* events.pipe(
      Stream.timeout("40 seconds"),
      Stream.runForEach((event) =>
        Effect.sync(() => {
          if (event._tag === "Began") listener.onConnection(true)
          if (event._tag === "Began") last = event.change
          if (event._tag === "Changed") last = Math.max(last ?? 0, event.job.change)
          try {
            listener.onEvent(event)
          } catch (error) {
            // A fault of the page must not look like a lost connection.
            reportError(error)
          }
        })
      )
    )
  }).pipe(
    Effect.ignoreCause,
    Effect.andThen(Effect.sync(() => listener.onConnection(false)))
  )
  runtime.runFork(Effect.repeat(once, Schedule.spaced("1 second")))
}
