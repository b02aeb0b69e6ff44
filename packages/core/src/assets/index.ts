export * as AssetSink from "./AssetSink.ts"
export {
  AssetFiles,
  AssetManifest,
  AssetStore,
  type AssetStoreOptions,
  type AssetStoreService,
  type DirectoryOptions,
  SavedAsset,
  type SaveOptions
} from "./AssetStore.ts"
export * as HostAddress from "./HostAddress.ts"
