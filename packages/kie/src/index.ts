export * from "./Kie.ts"
export * as KieCallback from "./KieCallback.ts"
export * as KieModels from "./KieModels.ts"
export {
  type KieFile,
  type KieTarget,
  type KieUpload,
  KieUploads,
  type KieUploadsOptions,
  type KieUploadsService
} from "./KieUploads.ts"
export * as KieWire from "./KieWire.ts"
