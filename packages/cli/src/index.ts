export * from "./Event.ts"
export * from "./ExitCode.ts"
export { Failure } from "./Failure.ts"
export * from "./Fault.ts"
