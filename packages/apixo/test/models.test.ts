import { Apixo, ApixoModels } from "@effect-media/apixo"
import { models } from "@effect-media/apixo/models"
import * as Inputs from "@effect-media/provider-tests/Inputs"
import { assert, it } from "@effect/vitest"

Inputs.suite({
  provider: "apixo",
  models,
  isHere: () => true,
  layer: Apixo.layer,
  layerTest: (options) => Apixo.layerTest([], options),
  submit: (request) => Apixo.use((apixo) => apixo.submit(request)),
  created: { code: 200, message: "success", data: { taskId: "task_1" } }
})

it("the ids that tell the kind of a task are those of the tables", () => {
  const idsOf = (kind: string) =>
    models.filter((spec) => spec.kind === kind).flatMap(({ aliases = [], id }) => [id, ...aliases])
  assert.sameMembers<string>([...ApixoModels.imageModels], idsOf("image"))
  assert.sameMembers<string>([...ApixoModels.videoModels], idsOf("video"))
  assert.sameMembers<string>([...ApixoModels.audioModels], idsOf("audio"))
})
