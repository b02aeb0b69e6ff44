/**
 * Defines the flags that every command has. Add a new one here, and read it with `yield* Settings.<name>`.
 */
import * as Flag from "effect/cli/Flag"
import * as GlobalFlag from "effect/cli/GlobalFlag"
import { toggle } from "./toggle.ts"

/** `--json` */
export const json = GlobalFlag.Setting("json")({
  flag: toggle("json").pipe(
    Flag.withDescription("Print results as one JSON object per line")
  )
})

/** `--quiet` */
export const quiet = GlobalFlag.Setting("quiet")({
  flag: toggle("quiet").pipe(
    Flag.withAlias("q"),
    Flag.withDescription("Print results and errors only, no progress")
  )
})

/** `--verbose` */
export const verbose = GlobalFlag.Setting("verbose")({
  flag: toggle("verbose").pipe(
    Flag.withDescription("Also print every poll and the log of the library")
  )
})

/** `--base-url` */
export const baseUrl = GlobalFlag.Setting("base-url")({
  flag: Flag.String("base-url").pipe(
    Flag.withMetavar("URL"),
    Flag.withDescription("The address of the APIs, such as an emulator; takes precedence over <VENDOR>_BASE_URL"),
    Flag.optional
  )
})

/** `--env-file` */
export const envFile = GlobalFlag.Setting("env-file")({
  flag: Flag.String("env-file").pipe(
    Flag.withMetavar("FILE"),
    Flag.withDescription("The file to read keys from after the environment; ./.env by default"),
    Flag.optional
  )
})

/** `--key-file` */
export const keyFile = GlobalFlag.Setting("key-file")({
  flag: Flag.String("key-file").pipe(
    Flag.withMetavar("FILE"),
    Flag.withDescription("The file to read keys from last, mode 600; ~/.config/effect-media/keys by default"),
    Flag.optional
  )
})

/** `--preview`, `--no-preview` */
export const preview = GlobalFlag.Setting("preview")({
  flag: Flag.Boolean("preview").pipe(
    Flag.withDescription(
      "Show saved pictures if the terminal can (kitty, Ghostty, iTerm2, WezTerm); --no-preview shows none"
    ),
    Flag.withDefault(true)
  )
})

/** `--otlp` */
export const otlp = GlobalFlag.Setting("otlp")({
  flag: Flag.String("otlp").pipe(
    Flag.withMetavar("URL"),
    Flag.withDescription("Send spans, metrics and logs to this OpenTelemetry collector, such as http://localhost:4318"),
    Flag.filter((url) => /^https?:/.test(url) && URL.canParse(url), (url) => `${url} is no http(s) URL`),
    Flag.optional
  )
})

/** All of them, for the root command. */
export const all = [json, quiet, verbose, baseUrl, envFile, keyFile, preview, otlp] as const
