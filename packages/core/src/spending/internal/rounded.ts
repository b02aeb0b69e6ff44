/** Rounds the binary floating-point error off a sum. */
export const rounded = (amount: number): number => Number(amount.toPrecision(12))
