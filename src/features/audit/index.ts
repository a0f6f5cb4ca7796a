export { historyOf, listAudit, record, trailOf } from './store.ts'
export type { AuditAsked, AuditEntry } from './types.ts'
