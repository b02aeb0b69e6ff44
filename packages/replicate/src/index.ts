export * from "./Replicate.ts"
export * as ReplicateModels from "./ReplicateModels.ts"
export * as ReplicateWire from "./ReplicateWire.ts"
