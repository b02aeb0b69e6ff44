export * from "./assets/index.ts"
export * from "./polling/index.ts"
export * from "./task/index.ts"
