export * from "./Kie.ts"
export * as KieCallback from "./KieCallback.ts"
export * as KieModels from "./KieModels.ts"
export * as KieWire from "./KieWire.ts"
