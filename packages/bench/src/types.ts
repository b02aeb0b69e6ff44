/**
 * Measures what the types of the models cost: the time to compile 200 calls, and the time from the opening of their file
 * to the first hover of an editor.
 */
import { models } from "@effect-media/kie/models"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import type { PlatformError } from "effect/PlatformError"
import type { Scope } from "effect/Scope"
import { spawn } from "node:child_process"
import { join, resolve } from "node:path"
import { performance } from "node:perf_hooks"
import { pathToFileURL } from "node:url"
import { type Figure, table } from "./Figure.ts"

const calls = 200
const runs = 3

/** The limits, in seconds. */
const most = { compile: 5, hover: 3 }

const root = resolve(import.meta.dirname, "../../..")
const tsc = join(root, "node_modules/typescript/bin/tsc")

type Field = (typeof models)[number]["fields"][string]

/** Returns a value that a field takes. */
const valueOf = (field: Field): unknown => {
  if (field.enum !== undefined) return field.enum[0]
  if (field.type === "array") return field.items === undefined ? [] : [valueOf(field.items)]
  if (field.type === "object") return inputOf(field.fields ?? {})
  if (field.type === "boolean") return false
  return field.type === "string" ? "a boat" : field.min ?? 1
}

const inputOf = (fields: Readonly<Record<string, Field>>) =>
  Object.fromEntries(
    Object.entries(fields).filter(([, field]) => field.required === true).map(([name, field]) => [name, valueOf(field)])
  )

const known = models.filter(({ path }) => path === "/api/v1/jobs/createTask")
const requests = Array.from({ length: calls }, (_, i) => {
  const { fields = {}, id = "" } = known[i % known.length] ?? {}
  return JSON.stringify({ model: id, input: inputOf(fields) })
})

const typed = "import type { KieService } from \"@effect-media/kie\"\ndeclare const kie: KieService\n"

/** The programs, by the call that they make: its head, and one call. */
const programs: Readonly<Record<string, readonly [head: string, call: (request: string, i: number) => string]>> = {
  "a provider without types": [
    "import type { TaskProvider } from \"@effect-media/core\"\nimport type { KieRequest } from \"@effect-media/kie\"\n" +
    "declare const kie: TaskProvider<KieRequest>\n",
    (request) => `kie.submit(${request})`
  ],
  "`kie.submit`": [typed, (request) => `kie.submit(${request})`],
  "`Poller.run(kie, …)`": [
    `import { Poller } from "@effect-media/core"\n${typed}`,
    (request) => `Poller.run(kie, ${request})`
  ],
  "`jobs.enqueue` of `Jobs.typed`": [
    "import type { JobProvider, TypedJobs } from \"@effect-media/durable\"\n" +
    "import type { KieService } from \"@effect-media/kie\"\n" +
    "declare const jobs: TypedJobs<JobProvider.JobProvider<\"kie\", KieService>>\n",
    (request, i) => `jobs.enqueue({ key: "${i}", provider: "kie", request: ${request} })`
  ]
}

const waitForExit = (args: ReadonlyArray<string>) =>
  Effect.promise(() =>
    new Promise<string>((done, fail) => {
      const child = spawn(process.execPath, [tsc, ...args], { stdio: ["ignore", "pipe", "inherit"] })
      let output = ""
      child.stdout.setEncoding("utf8").on("data", (text: string) => output += text)
      child.on("close", (code) => code === 0 ? done(output) : fail(new Error(output)))
    })
  )

const numberOf = (output: string, name: string): number =>
  Number(new RegExp(`^${name}:\\s+([\\d.]+)`, "m").exec(output)?.[1])

/** Starts a language server, opens a file, and returns the seconds until the hover over its first call. */
const hover = (file: string, text: string) =>
  Effect.promise(() =>
    new Promise<number>((done, fail) => {
      const server = spawn(process.execPath, [tsc, "--lsp", "--stdio"], { stdio: ["pipe", "pipe", "ignore"] })
      const send = (message: object) => {
        const body = JSON.stringify({ jsonrpc: "2.0", ...message })
        server.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`)
      }
      const uri = pathToFileURL(file).href
      const [call = ""] = text.split("\n").filter((line) => line.startsWith("export const a0"))
      const position = { line: text.split("\n").indexOf(call), character: call.indexOf("(") - 2 }
      let begun = 0
      let output = ""
      const answered = new Set<string>()
      server.stdout.setEncoding("utf8").on("data", (chunk: string) => {
        output += chunk
        // The server waits for an answer to each request of its own.
        for (const [, id = ""] of output.matchAll(/"id":"(ts\d+)"/g)) {
          if (!answered.has(id)) send({ id, result: null })
          answered.add(id)
        }
        if (begun === 0 && output.includes("\"id\":1,")) {
          send({ method: "initialized", params: {} })
          begun = performance.now()
          send({
            method: "textDocument/didOpen",
            params: { textDocument: { uri, languageId: "typescript", version: 1, text } }
          })
          send({ id: 2, method: "textDocument/hover", params: { textDocument: { uri }, position } })
        } else if (begun > 0 && output.includes("\"id\":2,")) {
          if (!output.includes("\"contents\"")) return fail(new Error(output))
          done((performance.now() - begun) / 1000)
          server.kill()
        }
      })
      server.on("close", () => fail(new Error(output)))
      send({
        id: 1,
        method: "initialize",
        params: { processId: process.pid, rootUri: pathToFileURL(root).href, capabilities: {} }
      })
    })
  )

const settings = `{
  "extends": "${join(root, "tsconfig.base.json")}",
  "compilerOptions": { "noEmit": true, "composite": false, "incremental": false, "plugins": [] },
  "files": ["calls.ts"]
}`

/** Measures one program: seconds to compile it, and to the first hover, the best of some runs each. */
const measure = Effect.fnUntraced(function*(folder: string, name: string) {
  const fs = yield* FileSystem.FileSystem
  const [head, call] = programs[name] ?? ["", () => ""]
  const text = head + requests.map((request, i) => `export const a${i} = ${call(request, i)}\n`).join("")
  const file = join(folder, "calls.ts")
  const project = join(folder, "tsconfig.json")
  yield* fs.writeFileString(file, text)
  yield* fs.writeFileString(project, settings)
  let best = { compile: Infinity, hover: Infinity, types: 0 }
  for (let i = 0; i < runs; i++) {
    const output = yield* waitForExit(["-p", project, "--extendedDiagnostics"])
    best = {
      compile: Math.min(best.compile, numberOf(output, "Total time")),
      hover: Math.min(best.hover, yield* hover(file, text)),
      types: numberOf(output, "Types")
    }
  }
  return { name, ...best }
})

/** The figure of the types. */
export const types = Effect.gen(function*(): Effect.fn.Return<Figure, PlatformError, FileSystem.FileSystem | Scope> {
  const fs = yield* FileSystem.FileSystem
  // Inside the package, where its dependencies are found.
  const folder = yield* fs.makeTempDirectoryScoped({ directory: join(import.meta.dirname, ".."), prefix: ".types" })
  const measured = yield* Effect.forEach(Object.keys(programs), (name) => measure(folder, name))
  const compile = Math.max(...measured.map(({ compile }) => compile))
  const first = Math.max(...measured.map(({ hover }) => hover))
  return {
    title: "Types of the models",
    report: [
      `${calls} calls with requests for KIE's models, written in line; the best of ${runs} runs. The hover is the first one ` +
      "of a new language server, from the opening of the file.",
      table(
        [`${calls} calls of`, "seconds to compile:", "types:", "seconds to the first hover:"],
        measured.map(({ compile, hover, name, types }) => [name, compile.toFixed(2), String(types), hover.toFixed(2)])
      )
    ].join("\n\n"),
    line: `types: ${calls} calls compile in ${compile.toFixed(2)} s, first hover after ${first.toFixed(2)} s`,
    isReached: compile < most.compile && first < most.hover
  }
}).pipe(Effect.scoped)
