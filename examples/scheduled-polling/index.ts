/**
 * A schedule of your own, and an answer to everything that can go wrong.
 */
import { Poller, type PollSchedule, TaskRef } from "@effect-media/core"
import { Kie } from "@effect-media/kie"
import { Data, Duration, Effect, Schedule } from "effect"

/**
 * Asks 2 seconds after the submit, then ever more rarely, up to every 30 seconds, each gap up to a fifth off, so that
 * many waits do not ask in step. After 15 minutes it ends, and with it the wait.
 */
export const schedule: PollSchedule.PollSchedule = Schedule.min([
  Schedule.exponential("2 seconds", 1.5),
  Schedule.spaced("30 seconds")
]).pipe(
  Schedule.jittered,
  Schedule.upTo({ duration: "15 minutes" })
)

/** What to do next. */
export type Next = Data.TaggedEnum<{
  /** Show the picture. */
  Show: { readonly url: string }
  /** Ask the user for another prompt. */
  Rephrase: { readonly why: string }
  /** Try the same again. */
  Retry: { readonly after: Duration.Duration }
  /** Wait on later, in any process, with this text. */
  Resume: { readonly handle: string }
  /** Call somebody: the account or the program needs a hand. */
  Alert: { readonly what: string }
}>
export const Next = Data.taggedEnum<Next>()

/** Paints a picture and says what to do next, whatever happens: nothing is left in the error channel. */
export const paint = Effect.fn("paint")((prompt: string) =>
  Kie.use((kie) => Poller.run(kie, { model: "google/nano-banana", input: { prompt } }, { schedule, onPoll })).pipe(
    Effect.map(({ assets }) => Next.Show({ url: assets[0]?.url ?? "" })),
    Effect.catchTags({
      // The task ended badly: the vendor's code is in `code`, what it means in `category`.
      TaskFailed: (error) => {
        if (error.category === "ContentPolicy" || error.category === "InvalidInput") return rephrase(error.description)
        return error.isRetryable ? retry() : alert(error)
      },
      TaskCancelled: alert,
      // It did not end yet: nothing is lost, the task goes on.
      WaitTimeout: ({ ref }) => Effect.succeed(Next.Resume({ handle: TaskRef.stringify(ref) })),
      // It ended well, but there is nothing to show; or nobody knows it any more.
      ResultMissing: alert,
      TaskNotFound: alert,
      // What the vendor says of it cannot be read, or the handle is none.
      MalformedResponse: alert,
      InvalidTaskRef: alert,
      // It was never accepted, and a later submit may be.
      RateLimited: ({ retryAfter }) => retry(retryAfter),
      ProviderUnavailable: ({ retryAfter }) => retry(retryAfter),
      // It may have been accepted: a second submit may be a second bill, so a person decides.
      SubmitOutcomeUnknown: alert,
      // It will not be accepted before something changes.
      InvalidRequest: ({ message }) => rephrase(message),
      InsufficientCredits: alert,
      Unauthorized: alert,
      Forbidden: alert
    })
  )
)

const onPoll = ({ elapsed, lastError, polls, snapshot }: PollSchedule.WaitState) =>
  Effect.log(`poll ${polls} after ${Duration.toSeconds(elapsed).toFixed(1)} s: ${lastError?._tag ?? snapshot?.status}`)

const alert = (error: Error) => Effect.succeed(Next.Alert({ what: error.message }))
const rephrase = (why: string) => Effect.succeed(Next.Rephrase({ why }))
const retry = (after: Duration.Duration = Duration.minutes(1)) => Effect.succeed(Next.Retry({ after }))
