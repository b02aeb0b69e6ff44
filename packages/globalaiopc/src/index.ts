export {
  GlobalAiopcImage,
  GlobalAiopcImageCalls,
  GlobalAiopcImageRequest,
  type GlobalAiopcImageService
} from "./GlobalAiopcImage.ts"
export * as GlobalAiopcModels from "./GlobalAiopcModels.ts"
export { type GlobalAiopcOptions, KnownStatusPaths } from "./GlobalAiopcOptions.ts"
export {
  GlobalAiopcVideo,
  GlobalAiopcVideoCalls,
  GlobalAiopcVideoRequest,
  type GlobalAiopcVideoService
} from "./GlobalAiopcVideo.ts"
export * as GlobalAiopcWire from "./GlobalAiopcWire.ts"
