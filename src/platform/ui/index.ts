export * from './kit.ts'
export { uiPage } from './examples/page.ts'
