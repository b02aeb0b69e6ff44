/** Sums of binary fractions, without their dust. */
export const rounded = (amount: number): number => Number(amount.toPrecision(12))
