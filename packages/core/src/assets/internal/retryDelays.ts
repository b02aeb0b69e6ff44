import * as Clock from "effect/Clock"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Pull from "effect/Pull"
import * as Schedule from "effect/Schedule"
import type { AssetError } from "../../task/TaskError.ts"

/**
 * Waits before something is tried again, or fails with what went wrong: where that will not pass, asks for a longer
 * pause than is allowed, or the schedule has ended. It begins anew where there was progress.
 */
export type Pause = (error: AssetError, progress?: boolean) => Effect.Effect<void, AssetError>

/** The pauses of one file; without progress, what was tried before counts on. */
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
