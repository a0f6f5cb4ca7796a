export type { Asset, Assets, ModuleName, SheetName } from './assets.ts'
export { openAssets, type AssetsOptions } from './open.ts'
