import * as Clock from "effect/Clock"
import * as EntityId from "effect/cluster/EntityId"
import * as RunnerStorage from "effect/cluster/RunnerStorage"
import * as Sharding from "effect/cluster/Sharding"
import * as Context from "effect/Context"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"

/** Whether this process has an execution now; a process that has no others beside it has all of them. */
export const Lease = Context.Reference<{ readonly isHeld: (executionId: string) => boolean }>(
  "@effect-media/durable/internal/lease/Lease",
  { defaultValue: () => ({ isHeld: () => true }) }
)

/**
 * Makes a runner storage that keeps in mind when it last said that the runner lives, and the lease that goes by it. A
 * process that was stopped, or cut off, for longer than the lease does not hold what it had before, although its engine has
 * yet to find out.
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
  const layer = Layer.effect(
    Lease,
    Sharding.Sharding.useSync(({ getShardId, hasShardId }) => ({
      isHeld: (executionId) => isFresh() && hasShardId(getShardId(EntityId.make(executionId), "default"))
    }))
  )
  return { layerStorage, layer }
})
