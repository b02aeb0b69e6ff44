import * as Predicate from "effect/Predicate"
import * as SchemaIssue from "effect/SchemaIssue"

const format = SchemaIssue.makeFormatterStandardSchemaV1({
  leafHook: (issue) =>
    issue._tag === "MissingKey"
      ? "is required"
      : issue._tag === "UnexpectedKey" && issue.ast._tag === "Objects"
      ? `is none of ${issue.ast.propertySignatures.map(({ name }) => String(name)).join(", ")}`
      : SchemaIssue.defaultLeafHook(issue)
})

/** Lists the problems of a value that cannot be decoded, each with its path. */
export const problemsOf = (
  issue: SchemaIssue.Issue
): ReadonlyArray<{ readonly path: string; readonly problem: string }> =>
  format(issue).issues.map(({ message, path = [] }) => ({
    path: path.map((segment) => String(Predicate.isObject(segment) ? segment.key : segment)).join("."),
    problem: message
  }))
