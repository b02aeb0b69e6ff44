export * as Cost from "./Cost.ts"
export { type Price, Spending, type SpendingOptions, type SpendingService, type Spent } from "./SpendingLimit.ts"
