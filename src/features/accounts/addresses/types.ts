/** An address of an account: it leads to the account, or was removed and rests while that can be undone. */
export type Address = {
  readonly key: string
  /** As its owner typed it. */
  readonly shown: string
  readonly isContact: boolean
  readonly since: Date
  /** When it was removed. */
  readonly endedAt: Date | null
}

/** What happens to addresses and can be taken back. */
export type AddressChange = 'added' | 'contact' | 'removed'

/** How the addresses stood before a change: which led to the account, and which the body wrote to. */
export type Before = { readonly keys: readonly string[]; readonly contact: string }

/** What a link that takes a change back is about. */
export type UndoFacts = {
  readonly what: AddressChange
  /** The address that was added, removed, or no longer is the contact address. */
  readonly about: string
  /** The compared form of the address that the link was mailed to. */
  readonly to: string
  readonly before: Before
}

/** What a link that proves an address is about. */
export type AskedFacts = {
  readonly key: string
  readonly shown: string
  /** The body shall write there from then on. */
  readonly isContact: boolean
}

export const confirmPurpose = 'address.confirm'
export const undoPurpose = 'address.undo'
