/** The names of keys that vendors themselves gave; the others end in `_API_KEY`. */
const own: Readonly<Record<string, string>> = { FAL: "FAL_KEY", REPLICATE: "REPLICATE_API_TOKEN" }

/** Returns the variable of a vendor's key, by the prefix of its variables. */
export const keyVariable = (prefix: string): string => own[prefix] ?? `${prefix}_API_KEY`
