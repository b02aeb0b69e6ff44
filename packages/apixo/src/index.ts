export * from "./Apixo.ts"
export * as ApixoCallback from "./ApixoCallback.ts"
export * as ApixoModels from "./ApixoModels.ts"
export * as ApixoWire from "./ApixoWire.ts"
