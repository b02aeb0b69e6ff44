import * as Clock from "effect/Clock"
import * as EntityId from "effect/cluster/EntityId"
import type * as Message from "effect/cluster/Message"
import * as MessageStorage from "effect/cluster/MessageStorage"
import * as RunnerStorage from "effect/cluster/RunnerStorage"
import * as Sharding from "effect/cluster/Sharding"
import * as Context from "effect/Context"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"

/**
 * Tells if this process has an execution now. A process without other runners has all of them. `submit.ts` asks before
 * each submit, and again before its request is written.
 */
export const Lease = Context.Reference<{ readonly isHeld: (executionId: string) => boolean }>(
  "@effect-media/durable/internal/lease/Lease",
  { defaultValue: () => ({ isHeld: () => true }) }
)

/**
 * Creates a runner storage that remembers its last heartbeat, and the lease based on it. A process that was stopped, or
 * cut off, for longer than the lease no longer holds its executions, even if its engine has not noticed yet.
 */
export const make = Effect.fnUntraced(function*(expiration: Duration.Input) {
  const clock = yield* Clock.Clock
  // Some machines stop the monotonic clock while they sleep.
  const now = () => ({ mono: clock.monotonicTimeNanosUnsafe(), wall: clock.currentTimeMillisUnsafe() })
  const lease = Duration.toMillis(Duration.fromInputUnsafe(expiration))
  let last = now()
  const isFresh = () => {
    const { mono, wall } = now()
    return Math.max(Number(mono - last.mono) / 1e6, wall - last.wall) < lease
  }

  const layerStorage = Layer.effect(
    RunnerStorage.RunnerStorage,
    RunnerStorage.RunnerStorage.useSync((storage) => ({
      ...storage,
      refresh: (address, shards) =>
        Effect.suspend(() => {
          const asked = Array.from(shards)
          const begun = now()
          return Effect.tap(storage.refresh(address, asked), (held) =>
            Effect.sync(() => {
              if (held.length === asked.length) last = begun
            }))
        })
    }))
  )
  /**
   * Reads no messages without the lease. A read claims its messages for minutes, so a process that still believes it has
   * its shards would keep them from the one that has them by now.
   */
  const layerMessages = Layer.effect(
    MessageStorage.MessageStorage,
    MessageStorage.MessageStorage.useSync((storage) => ({
      ...storage,
      unprocessedMessages: (shards, options) =>
        Effect.suspend(() => isFresh() ? storage.unprocessedMessages(shards, options) : Effect.succeed([])).pipe(
          Effect.flatMap((messages) =>
            isFresh() ? Effect.succeed(messages) : Effect.as(storage.resetRequests(messages.map(idOf)), [])
          )
        )
    }))
  )
  const layer = Layer.effect(
    Lease,
    Sharding.Sharding.useSync(({ getShardId, hasShardId }) => ({
      isHeld: (executionId) => isFresh() && hasShardId(getShardId(EntityId.make(executionId), "default"))
    }))
  )
  return { layerStorage, layerMessages, layer }
})

const idOf = (message: Message.Incoming<never>) =>
  message._tag === "IncomingRequest" ? message.envelope.requestId : message.envelope.id
