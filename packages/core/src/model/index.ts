export * as InputCheck from "./InputCheck.ts"
export * as Model from "./Model.ts"
export * as ModelSchema from "./ModelSchema.ts"
export * as TaskRequest from "./TaskRequest.ts"
