#!/usr/bin/env node
/**
 * Starts the command, or says that Node is too old. The file itself has to run on Node 14: it imports nothing before it
 * knows the version.
 */
const [major = 0, minor = 0] = process.versions.node.split(".").map(Number)
if (major > 22 || (major === 22 && minor >= 19)) {
  import("./start.ts")
} else {
  console.error(
    "effect-media needs Node 22.19 or later, and this is Node " + process.versions.node +
      ": get it from https://nodejs.org, or with `nvm install 24`."
  )
  process.exitCode = 2
}
