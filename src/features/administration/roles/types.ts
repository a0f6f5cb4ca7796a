import type { AccountId, Id } from '../../../values/ids.ts'

/** A staff role that somebody holds. */
export type Grant = {
  readonly id: Id
  readonly accountId: AccountId
  readonly name: string
  readonly role: string
  readonly since: Date
  /** Who gave it, by name; undefined: somebody at the machine. */
  readonly by: string | undefined
}

/** A role that shall be given, or shall end. */
export type RoleChange = { readonly accountId: AccountId; readonly role: string; readonly ends: boolean }
