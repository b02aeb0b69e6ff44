/**
 * Waits with a custom schedule, and handles every possible error.
 */
import { Poller, type PollSchedule, TaskRef } from "@effect-media/core"
import { Kie } from "@effect-media/kie"
import { Data, Duration, Effect, Schedule } from "effect"

/**
 * Polls 2 seconds after the submit, then less and less often, up to every 30 seconds. Each gap varies by up to a fifth,
 * so that many waits do not poll at the same time. The schedule, and with it the wait, ends after 15 minutes.
 */
export const schedule: PollSchedule.PollSchedule = Schedule.min([
  Schedule.exponential("2 seconds", 1.5),
  Schedule.spaced("30 seconds")
]).pipe(
  Schedule.jittered,
  Schedule.upTo({ duration: "15 minutes" })
)

/** The next step for the caller. */
export type Next = Data.TaggedEnum<{
  /** Show the picture. */
  Show: { readonly url: string }
  /** Ask the user for another prompt. */
  Rephrase: { readonly why: string }
  /** Try the same request again. */
  Retry: { readonly after: Duration.Duration }
  /** Resume the wait later, in any process, with this handle. */
  Resume: { readonly handle: string }
  /** Alert an operator: the account or the program needs attention. */
  Alert: { readonly what: string }
}>
export const Next = Data.taggedEnum<Next>()

/** Paints a picture and returns the next step in every case: the error channel is empty. */
export const paint = Effect.fn("paint")((prompt: string) =>
  Kie.use((kie) => Poller.run(kie, { model: "google/nano-banana", input: { prompt } }, { schedule, onPoll })).pipe(
    Effect.map(({ assets }) => Next.Show({ url: assets[0]?.url ?? "" })),
    Effect.catchTags({
      // The task failed: the vendor's code is in `code`, its meaning in `category`.
      TaskFailed: (error) => {
        if (error.category === "ContentPolicy" || error.category === "InvalidInput") return rephrase(error.description)
        return error.isRetryable ? retry() : alert(error)
      },
      TaskCancelled: alert,
      // The task has not ended yet: nothing is lost, and it continues.
      WaitTimeout: ({ ref }) => Effect.succeed(Next.Resume({ handle: TaskRef.stringify(ref) })),
      // The task succeeded without a result, or the vendor no longer knows it.
      ResultMissing: alert,
      TaskNotFound: alert,
      // The vendor's answer cannot be decoded, or the handle is invalid.
      MalformedResponse: alert,
      InvalidTaskRef: alert,
      // The submit was not accepted, but a later one may be.
      RateLimited: ({ retryAfter }) => retry(retryAfter),
      ProviderUnavailable: ({ retryAfter }) => retry(retryAfter),
      // The submit may have been accepted: a second one may be billed again, so a person decides.
      SubmitOutcomeUnknown: alert,
      // The submit will not be accepted until something changes.
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
