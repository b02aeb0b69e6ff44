/**
 * Keeps what only Node provides in one module.
 */
// @effect-diagnostics nodeBuiltinImport:off
import { spawn } from "node:child_process"
import { createHash } from "node:crypto"
import { readFileSync, readlinkSync } from "node:fs"
import { createServer } from "node:http"
import { hostname } from "node:os"

/** Creates an HTTP server. */
export { createServer }

/** Creates a SHA-256 hash that is faster than the built-in one. */
export const sha256 = () => createHash("sha256")

/** Loads SQLite without the warning of older versions that it is experimental. It takes a few ms, so it is loaded late. */
export const loadSqlite = (): Promise<typeof import("node:sqlite")> => {
  const { emitWarning } = process
  process.emitWarning = () => {}
  return import("node:sqlite").finally(() => {
    process.emitWarning = emitWarning
  })
}

/** The program of the desktop that opens a file, and its first arguments. */
const opener: readonly [program: string, ...first: ReadonlyArray<string>] = process.platform === "darwin"
  ? ["open"]
  : process.platform === "win32"
  ? ["rundll32", "url.dll,FileProtocolHandler"]
  : ["xdg-open"]

/**
 * Opens a file with the desktop's program for it, which outlives this process. Calls back with the reason if it is known
 * within a second that it failed.
 */
export const openFile = (path: string, done: (problem: string | undefined) => void): void => {
  const [program, ...first] = opener
  const child = spawn(program, [...first, path], { detached: true, stdio: "ignore" })
  const timer = setTimeout(() => done(undefined), 1000)
  const end = (problem: string | undefined) => {
    clearTimeout(timer)
    done(problem)
  }
  child.on("error", (error) => end(reasonOf(error)))
  child.on("exit", (code) => end(code === 0 ? undefined : `${program} ended with ${code}`))
  child.unref()
}

const read = (path: string, of: (path: string) => string): string => {
  try {
    return of(path).trim()
  } catch {
    return ""
  }
}

const hasProc = process.platform === "linux"
const bootId = read("/proc/sys/kernel/random/boot_id", (path) => readFileSync(path, "utf8"))
const namespace = read("/proc/self/ns/pid", (path) => readlinkSync(path))

/** Identifies the space of process numbers: the machine since its last start, and the container on it. */
const numbered = createHash("sha256").update([hostname(), bootId, namespace].join("\0")).digest("hex").slice(0, 16)

/**
 * True if process numbers are unique here. Without these two values, processes of other machines or containers look the
 * same.
 */
const isNumbered = !hasProc || (bootId !== "" && namespace !== "")

/**
 * Returns the start time of a process in ticks since the machine started, or an empty text if unknown. The process name
 * may contain spaces and `)`.
 */
const startOf = (pid: number | "self"): string =>
  read(`/proc/${pid}/stat`, (path) => readFileSync(path, "utf8").replace(/^.*\)/s, "").trim().split(" ")[19] ?? "")

const isRunning = (pid: number, start: string): boolean => {
  try {
    process.kill(pid, 0)
  } catch (error) {
    return !(error instanceof Error && "code" in error && error.code === "ESRCH")
  }
  const now = startOf(pid)
  return start === "" || now === "" || start === now
}

/**
 * The name of this process as other processes see it when they want the same ledger: its number, the space of process
 * numbers, and its start time.
 */
export const owner = `process ${process.pid} of ${hostname()} (${numbered}/${startOf("self")})`

/**
 * Returns true if a process that left its lock behind may still be running. Only processes of this machine and
 * container can be checked; any other process counts as running.
 */
export const isAlive = (other: string): boolean => {
  const [, pid, where, start = ""] = /^process (\d+) of .* \((\w+)\/(\d*)\)$/s.exec(other) ?? []
  return !isNumbered || where !== numbered || isRunning(Number(pid), start)
}

/** Marks the temporary files of this process by name, and recognises files that ended processes left behind. */
export const temporaryFiles = {
  owner: `${process.pid}-${numbered}`,
  isAlive: (other: string): boolean => {
    const [pid, where] = other.split("-")
    return !isNumbered || where !== numbered || isRunning(Number(pid), "")
  }
}

/** Returns the system's description of a fault, without a stack. */
export const reasonOf = (cause: unknown): string => cause instanceof Error ? cause.message : String(cause)

/** The version of Node. */
export const version = process.versions.node

/** The operating system and the architecture. */
export const platform = `${process.platform} ${process.arch}`
