/**
 * What only Node has.
 */
// @effect-diagnostics nodeBuiltinImport:off
import { createHash } from "node:crypto"
import { readFileSync, readlinkSync } from "node:fs"
import { createServer } from "node:http"
import { hostname } from "node:os"

/** A server of HTTP. */
export { createServer }

/** A SHA-256 that is faster than the built-in. */
export const sha256 = () => createHash("sha256")

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

/** Where process numbers are this process's: a machine, since it was started, and a container on it. */
const numbered = createHash("sha256").update([hostname(), bootId, namespace].join("\0")).digest("hex").slice(0, 16)

/** Without these two nothing tells the processes of another machine or container from those here. */
const isNumbered = !hasProc || (bootId !== "" && namespace !== "")

/** When a process began, in ticks since the machine did; empty where that is not told. Its name may have spaces and `)`. */
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

/** The name of this process, for others that want the same ledger: its number, where that counts, and since when. */
export const owner = `process ${process.pid} of ${hostname()} (${numbered}/${startOf("self")})`

/**
 * Whether a process that left its lock behind may be at work. It is known of processes of this machine and container alone;
 * of all others it cannot be judged.
 */
export const isAlive = (other: string): boolean => {
  const [, pid, where, start = ""] = /^process (\d+) of .* \((\w+)\/(\d*)\)$/s.exec(other) ?? []
  return !isNumbered || where !== numbered || isRunning(Number(pid), start)
}

/** How this process signs the names of its temporary files, and which of them are left behind. */
export const temporaryFiles = {
  owner: `${process.pid}-${numbered}`,
  isAlive: (other: string): boolean => {
    const [pid, where] = other.split("-")
    return !isNumbered || where !== numbered || isRunning(Number(pid), "")
  }
}

/** What the machine says of a fault, without a stack. */
export const reasonOf = (cause: unknown): string => cause instanceof Error ? cause.message : String(cause)

/** The version of Node. */
export const version = process.versions.node

/** What it runs on. */
export const platform = `${process.platform} ${process.arch}`
