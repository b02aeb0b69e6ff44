const noTry = {
  create: (context) => ({
    TryStatement: (node) =>
      context.report({ node, message: "Failures belong in the error channel: use Effect.try or Effect.tryPromise." })
  })
}

export default { meta: { name: "house" }, rules: { "no-try": noTry } }
