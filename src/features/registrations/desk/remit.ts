import type { Remit } from '../approvals/types.ts'

/** The secretariat in any focal point's place. Only for whoever holds `registrations.decide-all`. */
export const everyDesk: Remit = { organisationIds: [], isSecretariat: true, isEveryDesk: true }
