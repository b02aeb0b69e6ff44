export * as Cost from "./Cost.ts"
export {
  type Price,
  SpendingLimit,
  type SpendingLimitOptions,
  type SpendingLimitService,
  type Spent
} from "./SpendingLimit.ts"
