export * from "./ApiPod.ts"
export * as ApiPodCallback from "./ApiPodCallback.ts"
export * as ApiPodModels from "./ApiPodModels.ts"
export * as ApiPodWire from "./ApiPodWire.ts"
