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

type Credential = {
  readonly id: string
  readonly rawId: string
  readonly type: 'public-key'
  readonly clientExtensionResults: object
}

/** What a browser says when it made a passkey; bytes are base64url. */
export type CreatedCredential = Credential & {
  readonly response: {
    readonly clientDataJSON: string
    readonly attestationObject: string
    readonly transports?: string[] | undefined
  }
}

/** What a browser says when it used one. */
export type UsedCredential = Credential & {
  readonly response: {
    readonly clientDataJSON: string
    readonly authenticatorData: string
    readonly signature: string
    readonly userHandle?: string | undefined
  }
}
