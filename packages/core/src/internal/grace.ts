/**
 * How long a reply that cannot be the last word is borne: for a while, and for a few replies.
 */
export interface Grace {
  /** Counts one more such reply at `now` (ms); whether it is borne. */
  readonly bears: (now: number) => boolean
  /** Forgets: a good reply came. */
  readonly renew: () => void
}

const leastReplies = 3

export const make = (millis: number): Grace => {
  let since: number | undefined
  let replies = 0
  return {
    bears(now) {
      since ??= now
      replies += 1
      return now - since < millis || replies < leastReplies
    },
    renew() {
      since = undefined
      replies = 0
    }
  }
}
