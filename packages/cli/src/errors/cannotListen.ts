import type { ServeError } from "effect/http/HttpServerError"
import * as Node from "../Node.ts"
import { ServiceError } from "./CliError.ts"

/** Explains why a server cannot listen: the port is in use, or the address does not belong to this machine. */
export const cannotListen = (host: string, port: number) => ({ cause }: ServeError) =>
  new ServiceError({
    what: `Cannot listen at ${host}:${port}: ${Node.reasonOf(cause)}.`,
    next: "Choose another --port (0 takes a free one), or another --host."
  })
