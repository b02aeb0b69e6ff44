/**
 * Draws a picture for every line of a file, and saves it in a folder. After any interruption the next run resumes, and
 * nothing is paid for twice.
 */
import { ApiPod } from "@effect-media/apipod"
import { AssetStore, Poller } from "@effect-media/core"
import { BatchLedger, MediaBatch } from "@effect-media/core/jobs"
import { Data, Effect, FileSystem, Layer, Path, Schema, Stream } from "effect"
import { hostname } from "node:os"

/** One line of the file: the name of the picture, and its prompt. */
export const Wanted = Schema.Struct({ id: Schema.NonEmptyString, prompt: Schema.NonEmptyString })

/** A line that does not decode. */
export class BadLine extends Data.TaggedError("BadLine")<{ readonly line: number; readonly problem: string }> {
  override get message(): string {
    return `Line ${this.line} of the prompts: ${this.problem}`
  }
}

const decode = Schema.decodeEffect(Schema.fromJsonString(Wanted))

/** Reads the lines of a file of prompts, as the batch needs them. */
export const readPrompts = (file: string) =>
  Stream.unwrap(FileSystem.FileSystem.useSync((fs) => fs.stream(file))).pipe(
    Stream.decodeText(),
    Stream.splitLines,
    Stream.filter((line) => line.trim() !== ""),
    Stream.zipWithIndex,
    Stream.mapEffect(([line, i]) =>
      Effect.mapError(decode(line), ({ message: problem }) => new BadLine({ line: i + 1, problem }))
    )
  )

/** The path and size of a picture. */
const Picture = Schema.Struct({ path: Schema.String, bytes: Schema.Finite })

/** Draws these pictures, several at once, and saves each. */
export const drawAll = (
  options: Pick<MediaBatch.BatchOptions<unknown, unknown, unknown, unknown>, "running" | "progress">
) =>
  MediaBatch.run({
    ...options,
    key: ({ id }: typeof Wanted.Type) => id,
    job: Effect.fnUntraced(function*({ prompt }: typeof Wanted.Type) {
      const apipod = yield* ApiPod
      const request = { model: "nano-banana-2", input: { prompt } }
      const task = yield* Poller.run(apipod, request)
      const files = yield* AssetStore.save(task, { request })
      return files.map(({ bytes, path }) => ({ path, bytes }))
    }),
    success: Schema.Array(Picture)
  })

const owner = `process ${process.pid} of ${hostname()}`

/**
 * Returns true if a process that left its lock behind may still be running. This works for processes of this machine.
 */
const isAlive = (other: string): boolean => {
  const [, pid, host] = /^process (\d+) of (.+)$/.exec(other) ?? []
  if (host !== hostname()) return true
  try {
    return process.kill(Number(pid), 0)
  } catch (error) {
    return !(error instanceof Error && "code" in error && error.code === "ESRCH")
  }
}

/** Keeps the ledger of a folder next to its pictures, for one process at a time. */
export const layerLedger = (directory: string) =>
  Layer.unwrap(Effect.gen(function*() {
    const fs = yield* FileSystem.FileSystem
    const path = yield* Path.Path
    yield* fs.makeDirectory(directory, { recursive: true })
    return BatchLedger.layerFile(path.join(directory, "ledger.jsonl"), { owner, isAlive })
  }))
