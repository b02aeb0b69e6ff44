export * from "./Fal.ts"
export * as FalModels from "./FalModels.ts"
export * as FalWire from "./FalWire.ts"
