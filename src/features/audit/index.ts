export { record, trailOf } from './store.ts'
export type { AuditEntry } from './types.ts'
