export { openEnquiry } from './actions/open.ts'
export type { About, Desk, NewEnquiry, NewFile, Writer } from './types.ts'
