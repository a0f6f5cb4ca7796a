export type { Asset, Assets } from './assets.ts'
export { openAssets, type AssetsOptions } from './open.ts'
