#!/usr/bin/env node
/**
 * Runs the emulator as a server of its own: `node src/bin.ts --port 4000`. The package of its server is optional.
 */
import("./internal/command.ts").catch((error: NodeJS.ErrnoException) => {
  const isMissing = error.code === "ERR_MODULE_NOT_FOUND"
  console.error(isMissing ? "The emulator's server needs a package. Run: npm install @effect/platform-node" : error)
  process.exitCode = 1
})
