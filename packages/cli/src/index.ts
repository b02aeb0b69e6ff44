export * from "./errors/CliError.ts"
export * from "./errors/ExitCode.ts"
export { Failure } from "./errors/Failure.ts"
export * from "./output/Event.ts"
