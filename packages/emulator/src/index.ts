/**
 * Emulates the seven task APIs in one program: as an in-process `HttpClient` for tests, and as a real HTTP server.
 */
export * from "./Callback.ts"
export * as Durations from "./Durations.ts"
export * from "./Emulator.ts"
export * from "./EmulatorServer.ts"
export * as Fault from "./Fault.ts"
export * as Limits from "./Limits.ts"
export * from "./Revisions.ts"
export * from "./Script.ts"
export * from "./Wire.ts"
