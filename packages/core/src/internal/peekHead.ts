import * as Effect from "effect/Effect"
import * as Pull from "effect/Pull"
import * as Stream from "effect/Stream"

/** Returns the first bytes of a stream, at most `length`, and a stream of all its bytes. */
export const peekHead = Effect.fnUntraced(function*<E>(bytes: Stream.Stream<Uint8Array, E>, length: number) {
  const pull = yield* Stream.toPull(bytes)
  const chunks: Array<Uint8Array> = []
  const head = new Uint8Array(length)
  let filled = 0
  let isOver = false
  while (!isOver && filled < length) {
    const more = yield* Pull.catchDone(pull, () => Effect.succeed([]))
    isOver = more.length === 0
    for (const chunk of more) {
      chunks.push(chunk)
      head.set(chunk.subarray(0, length - filled), filled)
      filled = Math.min(length, filled + chunk.length)
    }
  }
  const first = Stream.fromIterable(chunks)
  return {
    head: head.subarray(0, filled),
    whole: isOver ? first : Stream.concat(first, Stream.fromPull(Effect.succeed(pull)))
  }
})
