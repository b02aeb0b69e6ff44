import * as Clock from "effect/Clock"
import * as SecureRandom from "effect/crypto/SecureRandom"
import * as DateTime from "effect/DateTime"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Option from "effect/Option"
import type * as PlatformError from "effect/PlatformError"
import * as Schedule from "effect/Schedule"
import * as Schema from "effect/Schema"
import type * as Scope from "effect/Scope"
import { readable } from "../../internal/readable.ts"

/** The interval at which a holder updates the lock file. */
const beat = Duration.seconds(2)

/** The time after which a holder that does not update the file has lost the lock. */
const staleAfter = Duration.seconds(30)

const Holder = Schema.fromJsonString(Schema.Struct({ owner: Schema.String, since: Schema.String, id: Schema.String }))
const decodeHolder = Schema.decodeUnknownOption(Holder)
const encodeHolder = Schema.encodeSync(Holder)

/** Options that identify the owner of a lock, and tell whether another owner has ended. */
export interface Options<E> {
  readonly owner: string
  readonly isAlive: (owner: string) => boolean
  /** Creates the error for a lock that another process has. */
  readonly refused: (by: string) => E
}

export interface Lock<E> {
  /** Checks the file, updates its time, and fails if another process has the lock now. */
  readonly held: Effect.Effect<void, E | PlatformError.PlatformError>
}

const nameOf = (text: string): string =>
  Option.match(decodeHolder(text), {
    onNone: () => "somebody without a name",
    onSome: ({ owner, since }) => `${owner}, since ${since}`
  })

const unless =
  (tag: PlatformError.SystemErrorTag) =>
  <A, B, R>(effect: Effect.Effect<A, PlatformError.PlatformError, R>, otherwise: B) =>
    Effect.catchIf(effect, ({ reason }) => reason._tag === tag, () => Effect.succeed(otherwise))

const unlessThere = unless("AlreadyExists")
const unlessGone = unless("NotFound")

/**
 * Takes a lock file while the scope is open. The holder updates the file's time to show that it is running; that time
 * is compared only with its own earlier value, since clocks differ. A lock that was left behind is taken over: at once
 * if its owner is known to have ended, else after the patience.
 */
export const take = Effect.fnUntraced(function*<E>(
  path: string,
  { isAlive, owner, refused }: Options<E>
): Effect.fn.Return<Lock<E>, E | PlatformError.PlatformError, FileSystem.FileSystem | Scope.Scope> {
  const fs = yield* FileSystem.FileSystem
  const id = SecureRandom.uuidV4Unsafe()
  const own = encodeHolder({ owner, since: DateTime.formatIso(yield* DateTime.now), id })

  const create = unlessThere(Effect.as(fs.writeFileString(path, own, { flag: "wx", mode: 0o600 }), true), false)
  const read = unlessGone(fs.readFileString(path), undefined)
  const look = unlessGone(
    Effect.all([fs.readFileString(path), fs.stat(path)]).pipe(
      Effect.map(([text, { mtime }]) => ({ text, at: Option.getOrUndefined(mtime)?.getTime() }))
    ),
    undefined
  )
  const release = Effect.ignore(
    Effect.flatMap(read, (text) => text === own ? fs.remove(path) : Effect.void),
    { log: "Warn", message: `The lock ${path} was not removed.` }
  )

  /** Removes a lock that was left behind. If another process was faster, its lock is found instead and put back. */
  const takeAway = Effect.fnUntraced(function*(given: string) {
    const aside = `${path}.${id}`
    if (!(yield* unlessGone(Effect.as(fs.rename(path, aside), true), false))) return
    const text = yield* fs.readFileString(aside)
    if (text === given) return yield* fs.remove(aside)
    yield* fs.rename(aside, path)
    return yield* Effect.fail(refused(nameOf(text)))
  }, Effect.uninterruptible)

  while (!(yield* Effect.acquireRelease(create, (isMine) => isMine ? release : Effect.void))) {
    const first = yield* look
    if (first === undefined) continue
    const isGone = () => Option.exists(decodeHolder(first.text), (holder) => !isAlive(holder.owner))
    if (!isGone()) {
      yield* Effect.logInfo(
        `The lock ${path} is held by ${nameOf(first.text)}. It is stale if it is not touched for ${
          readable(staleAfter)
        }.`
      )
    }
    let now: typeof first | undefined = first
    const until = (yield* Clock.currentTimeMillis) + Duration.toMillis(staleAfter)
    while (!isGone() && (yield* Clock.currentTimeMillis) < until) {
      yield* Effect.sleep("1 second")
      now = yield* look
      if (now === undefined) break
      if (now.text !== first.text || now.at !== first.at) return yield* Effect.fail(refused(nameOf(now.text)))
    }
    if (now !== undefined) yield* takeAway(first.text)
  }

  const held = Effect.gen(function*() {
    const text = yield* read
    // A file that was removed by hand is not another process's lock: it is created again.
    if (text !== own && (text !== undefined || !(yield* create))) return yield* Effect.fail(refused(nameOf(text ?? "")))
    const now = DateTime.toDateUtc(yield* DateTime.now)
    yield* fs.utimes(path, now, now)
  })
  yield* held.pipe(
    Effect.ignore({ log: "Warn", message: `The lock ${path} could not be touched.` }),
    Effect.repeat(Schedule.spaced(beat)),
    Effect.delay(beat),
    Effect.forkScoped
  )
  return { held }
})
