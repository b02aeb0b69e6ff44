import * as Clock from "effect/Clock"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Pull from "effect/Pull"
import * as Schedule from "effect/Schedule"
import type { AssetError } from "../../task/TaskError.ts"

/**
 * Waits before a retry, or fails with the given error: if it is permanent, asks for a longer pause than is allowed, or
 * the schedule has ended. The schedule restarts after progress.
 */
export type Pause = (error: AssetError, progress?: boolean) => Effect.Effect<void, AssetError>

/** Creates the delays of one file. Without progress, earlier attempts still count. */
export const make = Effect.fnUntraced(function*(
  schedule: Schedule.Schedule<unknown, AssetError>,
  maxRetryAfter: Duration.Duration
): Effect.fn.Return<Pause> {
  let step = yield* Schedule.toStep(schedule)
  let isOver = false
  return Effect.fnUntraced(function*(error, progress = false) {
    if (progress) {
      step = yield* Schedule.toStep(schedule)
      isOver = false
    }
    const asked = error.retryAfter ?? Duration.zero
    if (isOver || !error.isRetryable || Duration.isGreaterThan(asked, maxRetryAfter)) return yield* error
    const delay = yield* step(yield* Clock.currentTimeMillis, error).pipe(
      Effect.map(([_, delay]) => delay),
      Pull.catchDone(() => {
        isOver = true
        return error
      })
    )
    yield* Effect.sleep(Duration.max(delay, asked))
  })
})
