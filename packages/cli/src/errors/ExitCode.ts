/**
 * What the command's exit code says.
 */

/**
 * The exit codes, by name. With several tasks it is the code of the first one, in the order in which they were named, that
 * did not end well.
 */
export const ExitCode = {
  /** Everything went well. */
  success: 0,
  /** A fault of the program itself. */
  defect: 1,
  /** The command line or the request is not right; nothing was paid for. */
  usage: 2,
  /** The vendor says that the task failed, was cancelled, has no result or is not there; a durable job was interrupted. */
  taskFailed: 3,
  /** Our clock ran out; the task goes on. */
  timedOut: 4,
  /** Refused for pace, or while the intake of durable jobs is paused. */
  pace: 5,
  /** No key, a refused one, or no credits. */
  account: 6,
  /** The vendor may or may not have taken the job. */
  outcomeUnknown: 7,
  /** The network or the vendor is down. */
  unavailable: 8,
  /** A file could not be read, fetched or written. */
  file: 9,
  /** The terminal was closed (SIGHUP): the remote task goes on. */
  hungUp: 129,
  /** Ctrl-C (SIGINT): the remote task goes on. */
  interrupted: 130,
  /** SIGTERM: the remote task goes on. */
  terminated: 143
} as const

/** One of the exit codes. */
export type ExitCode = typeof ExitCode[keyof typeof ExitCode]
