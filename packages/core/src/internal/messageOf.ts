/** Joins what happened and what to do. A list of several lines is followed by a line of its own. */
export const messageOf = ({ advice, summary }: { readonly advice: string; readonly summary: string }): string =>
  `${summary}${summary.includes("\n") ? "\n" : " "}${advice}`
