export { ownAudit } from './own-records/part.ts'
export { historyOf, listAudit, record, recordAll, trailOf } from './store.ts'
export type { AuditAsked, AuditEntry } from './types.ts'
