export * from "./Kie.ts"
export * as KieModels from "./KieModels.ts"
export * as KieWire from "./KieWire.ts"
