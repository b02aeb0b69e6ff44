import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Schedule from "effect/Schedule"
import type { CallbacksService } from "../../callbacks/Callbacks.ts"
import type { TaskRef } from "../../task/TaskRef.ts"
import type { PollSchedule } from "../PollSchedule.ts"

/** Listens for notices about the task of one wait. */
export interface Ear {
  /**
   * Sleeps so many milliseconds and returns whether a notice cut it short. No notice does so within the first `floor`
   * ms.
   */
  readonly rest: (millis: number, floor: number) => Effect.Effect<boolean>
  /** Counts a poll that did not end the wait. */
  readonly asked: () => void
  /** Returns the milliseconds to the next poll when a notice came before the vendor's status shows the change. */
  readonly soon: () => number
}

const firstSoon = 1_000
const firstDeaf = 100
const longestDeaf = 30_000
const slowest = Duration.seconds(30)

/** Slows a schedule down whose polls are only a fallback for callbacks. */
export const slow = (pace: PollSchedule): PollSchedule =>
  Schedule.modifyDelay(pace, ({ duration }) => Effect.succeed(Duration.max(duration, slowest)))

export const make = (callbacks: CallbacksService, ref: TaskRef): Ear => {
  let last = 0
  let notices = 0
  let questions: number | undefined

  const hear = (heard: Option.Option<number>): boolean => {
    if (Option.isNone(heard)) return false
    last = heard.value
    notices += 1
    questions = 0
    return true
  }

  return {
    rest: (millis, floor) => {
      // Each notice that ended nothing delays the next one for longer: a storm of notices costs only a few polls.
      const deaf = Math.max(floor, notices === 0 ? 0 : Math.min(longestDeaf, firstDeaf * 2 ** (notices - 1)))
      if (deaf >= millis) return Effect.as(Effect.sleep(Duration.millis(millis)), false)
      const listen = callbacks.next(ref, last).pipe(
        Effect.timeoutOption(Duration.millis(millis - deaf)),
        Effect.map(hear)
      )
      return deaf === 0 ? listen : Effect.delay(listen, Duration.millis(deaf))
    },
    asked: () => {
      if (questions !== undefined) questions += 1
    },
    soon: () => questions === undefined ? Infinity : firstSoon * 2 ** (questions - 1)
  }
}
