/**
 * Lists the commands. A command's module is loaded only if the command is used: help needs only names and descriptions.
 */
import * as Command from "effect/cli/Command"
import * as Effect from "effect/Effect"

/** Returns a command of the table: its module's, if its name is among the words of the command line. */
export const lazy = <const Name extends string, Input, ContextInput, E, R>(
  name: Name,
  about: string,
  load: () => Promise<Command.Command<Name, Input, ContextInput, E, R>>
) =>
(words: ReadonlyArray<string>) =>
  words.includes(name) || words.includes("completions")
    ? Effect.map(Effect.promise(load), (command) => Command.withDescription(command, about))
    : Effect.succeed(Command.withDescription(Command.make(name), about))

/** The commands of the table. */
export const commands = {
  submit: lazy(
    "submit",
    "Submit a job to a vendor and print its handle",
    () => import("./submit.ts").then(({ submit }) => submit)
  ),
  status: lazy("status", "Query the status of tasks once", () => import("./status.ts").then(({ status }) => status)),
  wait: lazy(
    "wait",
    "Wait until tasks have ended and print the links to their files",
    () => import("./wait.ts").then(({ wait }) => wait)
  ),
  save: lazy(
    "save",
    "Wait until tasks have ended, save their files and print the paths",
    () => import("./save.ts").then(({ save }) => save)
  ),
  run: lazy(
    "run",
    "Submit, wait and save; print the paths of the files",
    () => import("./run.ts").then(({ run }) => run)
  ),
  again: lazy(
    "again",
    "Submit the request of an earlier task once more, wait and save",
    () => import("./again.ts").then(({ again }) => again)
  ),
  history: lazy(
    "history",
    "List what was submitted from this machine: states, costs, handles and files",
    () => import("./history.ts").then(({ history }) => history)
  ),
  batch: lazy(
    "batch",
    "Run the jobs of a file, many at once; the same command resumes after a stop",
    () => import("./batch.ts").then(({ batch }) => batch)
  ),
  fallback: lazy(
    "fallback",
    "Run a job; try the next provider if one is certainly not billed",
    () => import("./fallback.ts").then(({ fallback }) => fallback)
  ),
  listen: lazy(
    "listen",
    "Receive the vendors' callbacks, print the verified ones, and end waits with them",
    () => import("./listen.ts").then(({ listen }) => listen)
  ),
  jobs: lazy("jobs", "Enqueue and manage durable jobs", () => import("./jobs.ts").then(({ jobs }) => jobs)),
  worker: lazy(
    "worker",
    "Run durable jobs with every provider that has a key; print their changes",
    () => import("./worker.ts").then(({ worker }) => worker)
  ),
  studio: lazy(
    "studio",
    "Serve a page that shows jobs and their pictures, and submits new ones",
    () => import("./studio/studio.ts").then(({ studio }) => studio)
  ),
  mcp: lazy(
    "mcp",
    "Offer the models and durable jobs to an agent, as MCP tools on stdin and stdout",
    () => import("./studio/mcp.ts").then(({ mcp }) => mcp)
  ),
  credits: lazy(
    "credits",
    "Print the balance of the account: KIE's credits, APIXO's dollars",
    () => import("./credits.ts").then(({ credits }) => credits)
  ),
  models: lazy(
    "models",
    "List the known models, with their kind, fields and prices",
    () => import("./models/models.ts").then(({ models }) => models)
  ),
  init: lazy(
    "init",
    "Ask for keys on a terminal, and write the key file",
    () => import("./init.ts").then(({ init }) => init)
  ),
  doctor: lazy(
    "doctor",
    "Check keys, the proxy, hosts, the clock and versions",
    () => import("./doctor.ts").then(({ doctor }) => doctor)
  ),
  emulate: lazy(
    "emulate",
    "Serve the APIs on this machine, for tests and demos",
    () => import("./emulate.ts").then(({ emulate }) => emulate)
  )
}
