import { ApiPod, ApiPodModels } from "@effect-media/apipod"
import { models } from "@effect-media/apipod/models"
import * as InputCheck from "@effect-media/core/model/InputCheck"
import * as Inputs from "@effect-media/provider-tests/Inputs"
import { assert, it } from "@effect/vitest"

Inputs.suite({
  provider: "apipod",
  models,
  isHere: () => true,
  layer: ApiPod.layer,
  layerTest: (options) => ApiPod.layerTest([], options),
  submit: (request) => ApiPod.use((apipod) => apipod.submit(request)),
  created: { code: 200, message: "success", data: { task_id: "task_1" } }
})

it("the ids that tell the kind of a task are those of the tables", () => {
  const idsOf = (kind: string) =>
    models.filter((spec) => spec.kind === kind).flatMap(({ aliases = [], id }) => [id, ...aliases])
  assert.includeMembers<string>([...ApiPodModels.imageModels], idsOf("image"))
  assert.includeMembers<string>([...ApiPodModels.videoModels], idsOf("video"))
})

it("a rule that was inferred only doubts", () => {
  const spec = models.find(({ id }) => id === "minimax-h3-i2v")
  const rule = spec?.rules?.find(({ inferred }) => inferred === true)
  if (spec === undefined || rule === undefined) return assert.fail("no such rule")
  const broken = InputCheck.check(spec, { prompt: "a paper boat" }).filter(({ allowed }) => allowed === rule.text)
  assert.deepStrictEqual(broken.map(({ isDoubt, path }) => [path, isDoubt]), [["input", true]])
})
