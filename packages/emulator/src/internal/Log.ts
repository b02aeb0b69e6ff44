/**
 * The record of requests.
 */
import type { Operation, Vendor } from "../Wire.ts"

/** A request as the emulator saw it. */
export interface RecordedRequest {
  /** The arrival time, in epoch milliseconds of Effect's Clock. */
  readonly at: number
  readonly vendor: Vendor | undefined
  readonly operation: Operation
  readonly method: string
  readonly url: string
  /** The headers as sent, including the authorization. */
  readonly headers: Readonly<Record<string, string | undefined>>
  /** The body's text. */
  readonly body: string
  readonly model: string | undefined
  /** The task that it asked about or created. */
  readonly taskId: string | undefined
  /** The status of the answer; `undefined` while there is no answer, and after a reset. */
  readonly status: number | undefined
  /** The kind of the scripted fault that was applied. */
  readonly fault: string | undefined
  /** True if the client disconnected before the answer was complete. */
  readonly aborted: boolean
}

/** A record that is still being written. */
export type Entry = { -readonly [K in keyof RecordedRequest]: RecordedRequest[K] }

/** Keeps the last `bound` requests. */
export class Log {
  readonly bound: number
  private entries: Array<Entry> = []

  constructor(bound: number) {
    this.bound = bound
  }

  add(entry: Entry): Entry {
    this.entries.push(entry)
    if (this.entries.length > this.bound * 2) this.entries = this.entries.slice(-this.bound)
    return entry
  }

  get recent(): ReadonlyArray<RecordedRequest> {
    return this.entries.slice(-this.bound).map((entry) => ({ ...entry }))
  }
}
