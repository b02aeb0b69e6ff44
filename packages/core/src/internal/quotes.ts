const quotes = /^["'`“”„‘’]|["'`“”‘’]$/

/** Tells whether a secret begins or ends with a quote: some shells and container tools keep the quotes of a value. */
export const isQuoted = (text: string): boolean => quotes.test(text)
