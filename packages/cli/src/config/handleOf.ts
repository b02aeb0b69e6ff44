import * as ApiPodModels from "@effect-media/apipod/ApiPodModels"
import { TaskRef } from "@effect-media/core/task/TaskRef"

const apiPodModels: { readonly [kind: string]: ReadonlyArray<string> } = {
  image: ApiPodModels.imageModels,
  video: ApiPodModels.videoModels
}

const shortOf = ({ id, kind, model = "", provider }: TaskRef): string | undefined => {
  switch (provider) {
    case "kie":
      return `kie:${id}`
    case "replicate":
      return model === "" || model.includes(":") ? `replicate:${id}` : `replicate:${id}:${model}`
    case "apixo":
    case "fal":
      return model === "" ? undefined : `${provider}:${id}:${model}`
    case "apipod":
      return apiPodModels[kind]?.includes(model) === true ? `apipod:${id}:${model}` : undefined
    case "globalaiopc":
      return kind === "image" || kind === "video" ? `globalaiopc-${kind}:${id}` : undefined
    default:
      return undefined
  }
}

/**
 * Returns the short handle of a task, such as `kie:281e5b04`, with the model if the API needs it for a status query. A task
 * that a short handle cannot name has its JSON.
 */
export const handleOf = (ref: TaskRef): string =>
  (/^[^\s:]+$/.test(ref.id) ? shortOf(ref) : undefined) ?? TaskRef.stringify(ref)
