/**
 * Runs the command inside the test's process: on a virtual clock, with a home and a folder of its own, and a client
 * that records every request.
 */
import { main } from "@effect-media/cli/Main"
import { NodeServices } from "@effect/platform-node"
import {
  type Cause,
  ConfigProvider,
  Effect,
  FileSystem,
  Layer,
  Option,
  Queue,
  Sink,
  Stdio,
  Stream,
  Terminal
} from "effect"
import { HttpClient, HttpClientResponse } from "effect/http"
import { Dns } from "effect/net"
import { TestConsole } from "effect/testing"
import { dirname, isAbsolute, join } from "node:path"

/** A file: its content, and its mode if that is not 644. */
export type File = string | Uint8Array | { readonly content: string | Uint8Array; readonly mode: number }

/** Options of a run; `files` are by their paths in the working folder. */
export interface Options {
  readonly env?: Readonly<Record<string, string>>
  readonly files?: Readonly<Record<string, File>>
  /** The key file of the user. */
  readonly keyFile?: File
  readonly stdin?: Uint8Array
  /** What a person types on a terminal, with `\n` for Enter and `\x7f` for Backspace. @default there is no terminal */
  readonly typed?: string
  /** The home folder. @default a new one */
  readonly home?: string
  /** The client's answer. @default 200 with an empty object */
  readonly reply?: (url: string) => Response
  readonly fileSystem?: (fs: FileSystem.FileSystem) => Partial<FileSystem.FileSystem>
}

/** A file system that resolves relative paths in a folder. */
const inFolder = (fs: FileSystem.FileSystem, cwd: string): FileSystem.FileSystem =>
  FileSystem.FileSystem.of(Object.fromEntries(
    Reflect.ownKeys(fs).map((name) => {
      const member: unknown = Reflect.get(fs, name)
      return [
        name,
        typeof member !== "function" ?
          member :
          (...args: ReadonlyArray<unknown>) =>
            Reflect.apply(
              member,
              fs,
              args.map((arg, i) =>
                typeof arg === "string" && (i === 0 || name === "rename" || name === "link") && !isAbsolute(arg)
                  ? join(cwd, arg)
                  : arg
              )
            )
      ]
    })
  ) as unknown as FileSystem.FileSystem)

const put = Effect.fnUntraced(function*(path: string, file: File) {
  const fs = yield* FileSystem.FileSystem
  const { content, mode } = typeof file === "string" || file instanceof Uint8Array
    ? { content: file, mode: 0o644 }
    : file
  yield* fs.makeDirectory(dirname(path), { recursive: true })
  yield* fs.writeFile(path, typeof content === "string" ? new TextEncoder().encode(content) : content)
  yield* fs.chmod(path, mode)
})

/** Makes a terminal on which a person types a text, and then nothing more. */
const terminalOf = Effect.fnUntraced(function*(typed: string, show: (text: string) => void) {
  const names: Readonly<Record<string, string>> = { "\n": "return", "\x7f": "backspace" }
  const inputs = yield* Queue.make<Terminal.UserInput, Cause.Done>()
  yield* Queue.offerAll(
    inputs,
    Array.from(typed, (letter): Terminal.UserInput => ({
      input: letter in names ? Option.none() : Option.some(letter),
      key: { name: names[letter] ?? letter, ctrl: false, meta: false, shift: false }
    }))
  )
  return Terminal.make({
    columns: Effect.succeed(80),
    rows: Effect.succeed(24),
    size: Effect.die("unused"),
    readInput: Effect.succeed(inputs),
    readLine: Effect.die("unused"),
    display: (text) => Effect.sync(() => show(text))
  })
})

/** Runs a command to its end. */
export const run = Effect.fnUntraced(function*(args: ReadonlyArray<string>, options: Options = {}) {
  const real = yield* FileSystem.FileSystem
  const home = options.home ?? (yield* real.makeTempDirectoryScoped())
  const cwd = yield* real.makeTempDirectoryScoped()
  yield* Effect.forEach(Object.entries(options.files ?? {}), ([name, file]) => put(join(cwd, name), file))
  if (options.keyFile !== undefined) {
    yield* real.makeDirectory(`${home}/.config/effect-media`, { recursive: true })
    yield* put(`${home}/.config/effect-media/keys`, options.keyFile)
  }
  const sent: Array<{ readonly url: string; readonly authorization: string | undefined; readonly body: string }> = []
  const client = HttpClient.make((request, url) => {
    const body = request.body._tag === "Uint8Array" ? new TextDecoder().decode(request.body.body) : ""
    sent.push({ url: url.href, authorization: request.headers["authorization"], body })
    const response = options.reply?.(url.href) ?? Response.json({ code: 200, data: 1 })
    return Effect.succeed(HttpClientResponse.fromWeb(request, response))
  })
  const written = { stdout: "", stderr: "" }
  const sink = (name: "stdout" | "stderr") => () =>
    Sink.forEach((text: string | Uint8Array) =>
      Effect.sync(() => void (written[name] += typeof text === "string" ? text : new TextDecoder().decode(text)))
    )
  const fs = inFolder(real, cwd)
  let shown = ""
  const isTerminal = Effect.succeed(options.typed !== undefined)
  const before = (yield* TestConsole.errorLines).length
  const network = Layer.merge(
    Layer.succeed(HttpClient.HttpClient, client),
    Layer.orDie(Dns.layerStatic({ hosts: { "public.example": ["8.8.8.8"], "inside.example": ["10.0.0.1"] } }))
  )
  const code = yield* main("0.0.0", network).pipe(
    Effect.matchEffect({
      onSuccess: () => Effect.succeed(0),
      onFailure: (error) => Effect.succeed("code" in error ? error.code : -1)
    }),
    Effect.provide([
      Layer.merge(
        NodeServices.layer,
        ConfigProvider.layer(ConfigProvider.fromEnv({ env: { HOME: home, ...options.env } }))
      ),
      Stdio.layerTest({
        args: Effect.succeed(args),
        stdin: Stream.make(options.stdin ?? new Uint8Array()),
        stdout: sink("stdout"),
        stderr: sink("stderr"),
        stdinIsTerminal: isTerminal,
        stdoutIsTerminal: isTerminal
      }),
      ...(options.typed === undefined
        ? []
        : [Layer.effect(Terminal.Terminal, terminalOf(options.typed, (text) => void (shown += text)))]),
      Layer.succeed(FileSystem.FileSystem, FileSystem.FileSystem.of({ ...fs, ...options.fileSystem?.(fs) }))
    ])
  )
  const errors = (yield* TestConsole.errorLines).slice(before).map(String).join("\n")
  const config = yield* Effect.orElseSucceed(real.readDirectory(`${home}/.config/effect-media`), () => [])
  return { code, config, cwd, home, sent, shown, ...written, stderr: `${errors}${written.stderr}` }
}, Effect.scoped)
