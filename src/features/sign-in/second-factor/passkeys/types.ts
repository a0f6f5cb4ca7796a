import type { AccountId, Id } from '../../../../values/ids.ts'

/** A key in somebody's phone, computer or security stick; here is its public half. */
export type Passkey = {
  readonly id: Id
  readonly accountId: AccountId
  /** base64url, chosen by the authenticator. */
  readonly credentialId: string
  readonly publicKey: Uint8Array<ArrayBuffer>
  readonly counter: number
  readonly transports: readonly string[]
  /** Its maker may keep a copy for the person's other devices. */
  readonly mayBeCopied: boolean
  readonly isCopied: boolean
  readonly name: string
  readonly createdAt: Date
  readonly usedAt: Date | null
}

/** What an authenticator said of a new passkey, once it is proven. */
export type NewPasskey = Pick<
  Passkey,
  'credentialId' | 'publicKey' | 'counter' | 'transports' | 'mayBeCopied' | 'isCopied'
>

/** What an authenticator proved with one that is known. */
export type Assertion = Pick<Passkey, 'credentialId' | 'counter' | 'isCopied'>
