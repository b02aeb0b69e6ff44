export { Budget, type BudgetService, type LimitOptions, type Standing } from "./RateLimits.ts"
