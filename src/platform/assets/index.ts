export { type Asset, type Assets, type ModuleName } from './assets.ts'
export { openAssets, type AssetsOptions } from './open.ts'
