import type { Role } from '../types.ts'

/** Somebody who is away or soon will be, and who is asked meanwhile. */
export type Absence = { readonly role: Role; readonly instead: readonly Role[] }
