const leastReplies = 3

/**
 * How long a reply that cannot be the last word is borne: for a while, and for a few replies.
 */
export class Grace {
  private readonly millis: number
  private since: number | undefined
  private replies = 0

  constructor(millis: number) {
    this.millis = millis
  }

  /** Counts one more such reply at `now` (ms); whether it is borne. */
  bears(now: number): boolean {
    this.since ??= now
    this.replies += 1
    return now - this.since < this.millis || this.replies < leastReplies
  }

  /** Forgets: a good reply came. */
  renew(): void {
    this.since = undefined
    this.replies = 0
  }
}
