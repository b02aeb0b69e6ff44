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

/** The name of this process, for others that want the same ledger. */
export const owner = `process ${process.pid} of ${hostname()}`

/** Whether a process that left its lock behind may be at work: on this machine that is known. */
export const isAlive = (other: string): boolean => {
  const [, pid, host] = /^process (\d+) of (.+)$/.exec(other) ?? []
  if (host !== hostname()) return true
  try {
    return process.kill(Number(pid), 0)
  } catch (error) {
    return !(error instanceof Error && "code" in error && error.code === "ESRCH")
  }
}

const read = (path: string, of: (path: string) => string): string => {
  try {
    return of(path)
  } catch {
    return ""
  }
}

/** What has process numbers of its own: a machine, since it was started, and a container on it. */
const numbered = createHash("sha256").update([
  hostname(),
  read("/proc/sys/kernel/random/boot_id", (path) => readFileSync(path, "utf8")),
  read("/proc/self/ns/pid", (path) => readlinkSync(path))
].join("\0")).digest("hex").slice(0, 16)

/** How this process signs the names of its temporary files, and which of them are left behind. */
export const temporaryFiles = {
  owner: `${process.pid}-${numbered}`,
  isAlive: (other: string): boolean => {
    const [pid, where] = other.split("-")
    return where !== numbered || isAlive(`process ${pid} of ${hostname()}`)
  }
}

/** What the machine says of a fault, without a stack. */
export const reasonOf = (cause: unknown): string => cause instanceof Error ? cause.message : String(cause)

/** The version of Node. */
export const version = process.versions.node

/** What it runs on. */
export const platform = `${process.platform} ${process.arch}`
