/**
 * Defines the exit codes of the command.
 */

/**
 * The exit codes, by name. With several tasks it is the code of the first failed task, in the order in which they were
 * named.
 */
export const ExitCode = {
  /** Everything went well. */
  success: 0,
  /** An error in the program itself. */
  defect: 1,
  /** The command line or the request is wrong; nothing was paid for. */
  usage: 2,
  /**
   * The vendor reports that the task failed, was cancelled, has no result or does not exist; or a durable job was
   * interrupted.
   */
  taskFailed: 3,
  /** The deadline passed; the task may still be running, or have ended unseen. */
  timedOut: 4,
  /** Rate limited, or enqueuing durable jobs is paused. */
  rateLimited: 5,
  /** The key is missing or refused, or there are no credits. */
  account: 6,
  /** The vendor may or may not have accepted the job. */
  outcomeUnknown: 7,
  /** The network or the vendor is down. */
  unavailable: 8,
  /** A file could not be read, downloaded or written. */
  file: 9,
  /** The terminal was closed (SIGHUP); the remote task continues. */
  hungUp: 129,
  /** Ctrl-C (SIGINT); the remote task continues. */
  interrupted: 130,
  /** SIGTERM; the remote task continues. */
  terminated: 143
} as const

/** One of the exit codes. */
export type ExitCode = typeof ExitCode[keyof typeof ExitCode]
