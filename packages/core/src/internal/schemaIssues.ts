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

/** What a value that does not decode has wrong, each with its path. */
export const problemsOf = (
  issue: SchemaIssue.Issue
): ReadonlyArray<{ readonly path: string; readonly problem: string }> =>
  format(issue).issues.map(({ message, path = [] }) => ({
    path: path.map((segment) => String(Predicate.isObject(segment) ? segment.key : segment)).join("."),
    problem: message
  }))
