export * from "./Asset.ts"
export * from "./TaskError.ts"
export * from "./TaskRef.ts"
export * from "./TaskSnapshot.ts"
