export { type Asset, type Assets, type ModuleName, type SheetName } from './assets.ts'
export { openAssets, type AssetsOptions } from './open.ts'
