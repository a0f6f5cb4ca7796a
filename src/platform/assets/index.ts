export type { Asset, Assets } from './assets.ts'
