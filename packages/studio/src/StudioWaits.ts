/** Watches the polls of this process, for the page: how many there were, and when a task is likely to end. */
import { Poller } from "@effect-media/core/polling/Poller"
import type { WaitState } from "@effect-media/core/polling/PollSchedule"
import type { TaskRef } from "@effect-media/core/task/TaskRef"
import * as Context from "effect/Context"
import * as DateTime from "effect/DateTime"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as PubSub from "effect/PubSub"
import * as Stream from "effect/Stream"
import type { Polled } from "./Contract.ts"

/** The operations of {@link StudioWaits}. */
export interface StudioWaitsService {
  /** Returns the report of the last poll of a task, while it is waited for. */
  readonly get: (task: string) => Polled | undefined
  /** Emits the report of each poll, from now on; a slow reader misses some. */
  readonly changes: Stream.Stream<Polled>
}

/** Watches the polls of this process. */
export class StudioWaits extends Context.Service<StudioWaits, StudioWaitsService>()(
  "@effect-media/studio/StudioWaits"
) {
  /** Watches the polls of the poller in the context, and provides it to the worker. */
  static get layerPoller(): Layer.Layer<Poller | StudioWaits, never, Poller> {
    return layerPoller
  }

  /** Watches nothing, for a process that runs no jobs. */
  static get layerNone(): Layer.Layer<StudioWaits> {
    return layerNone
  }
}

/** Returns the name of a task. */
export const taskOf = ({ id, provider }: Pick<TaskRef, "provider" | "id">): string => `${provider}/${id}`

const polledOf = ({ expectedEnd, lastError, polls, ref, snapshot }: WaitState): Polled => ({
  _tag: "Polled",
  task: taskOf(ref),
  polls,
  ...(expectedEnd !== undefined && {
    expectedEnd: {
      at: DateTime.toEpochMillis(expectedEnd.at),
      earliest: DateTime.toEpochMillis(expectedEnd.earliest),
      latest: DateTime.toEpochMillis(expectedEnd.latest)
    }
  }),
  ...(snapshot?._tag === "Running" && snapshot.progress !== undefined && { progress: snapshot.progress }),
  ...(lastError !== undefined && { problem: lastError.message })
})

const layerPoller = Layer.effectContext(Effect.gen(function*() {
  const poller = yield* Poller
  const last = new Map<string, Polled>()
  const polls = yield* PubSub.sliding<Polled>(1024)
  const watched: Poller["Service"] = {
    ...poller,
    wait: (provider, ref, options) =>
      Effect.ensuring(
        poller.wait(provider, ref, {
          ...options,
          onPoll: (state) =>
            Effect.gen(function*() {
              const polled = polledOf(state)
              last.set(polled.task, polled)
              yield* PubSub.publish(polls, polled)
              if (options?.onPoll !== undefined) yield* options.onPoll(state)
            })
        }),
        Effect.sync(() => last.delete(taskOf(ref)))
      )
  }
  return Context.make(Poller, watched).pipe(
    Context.add(StudioWaits, { get: (task) => last.get(task), changes: Stream.fromPubSub(polls) })
  )
}))

const layerNone = Layer.succeed(StudioWaits, { get: () => undefined, changes: Stream.never })
