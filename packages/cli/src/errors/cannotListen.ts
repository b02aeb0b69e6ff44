import type { ServeError } from "effect/http/HttpServerError"
import * as Node from "../Node.ts"
import { ServiceError } from "./CliError.ts"

/** What is wrong where a port is taken, or an address is none of this machine's. */
export const cannotListen = (host: string, port: number) => ({ cause }: ServeError) =>
  new ServiceError({
    what: `Nothing can listen at ${host}:${port}: ${Node.reasonOf(cause)}.`,
    next: "Name another --port, of which 0 takes a free one, or another --host."
  })
