export type { Asset, Assets } from './assets.ts'
export { openAssets, type AssetsOptions } from './open.ts'
export { brandCss, type Brand } from './brand.ts'
export { demandReadableBrand, faintPairs } from './brand-gate.ts'
