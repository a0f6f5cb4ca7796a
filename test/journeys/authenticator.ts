import type { CDPSession } from 'playwright-core'
import type { Walk } from './walk.ts'

/** A passkey as the browser's own tools show it. */
export type Credential = {
  readonly credentialId: string
  readonly isResidentCredential: boolean
  readonly rpId: string
  readonly privateKey: string
  readonly userHandle?: string
  readonly signCount: number
}

/** The phone or computer somebody holds, which makes and uses passkeys without asking anybody. */
export class VirtualAuthenticator {
  readonly #tools: CDPSession
  readonly #id: string
  constructor(tools: CDPSession, id: string) {
    this.#tools = tools
    this.#id = id
  }

  async credentials(): Promise<Credential[]> {
    const { credentials } = await this.#tools.send('WebAuthn.getCredentials', { authenticatorId: this.#id })
    return credentials as Credential[]
  }

  /** Its passkey is replaced by this one, such as a copy that counts from elsewhere. */
  async replace(credential: Credential): Promise<void> {
    await this.#tools.send('WebAuthn.clearCredentials', { authenticatorId: this.#id })
    await this.#tools.send('WebAuthn.addCredential', { authenticatorId: this.#id, credential })
  }

  /** Whether its holder's finger, face or PIN is right from now on. */
  async verify(isUserVerified: boolean): Promise<void> {
    await this.#tools.send('WebAuthn.setUserVerified', { authenticatorId: this.#id, isUserVerified })
  }
}

/** A browser that proposes no passkeys in the field for the name: there is the button. */
export async function withoutProposals({ context }: Pick<Walk, 'context'>): Promise<void> {
  await context.addInitScript(() => {
    const known = globalThis as unknown as { PublicKeyCredential?: object }
    const isConditionalMediationAvailable = () => Promise.resolve(false)
    if (known.PublicKeyCredential)
      Object.assign(known.PublicKeyCredential, { isConditionalMediationAvailable })
  })
}

/** Gives the browser an authenticator with room for passkeys, and with a way to make sure who holds it. */
export async function addAuthenticator({
  context,
  page,
}: Pick<Walk, 'context' | 'page'>): Promise<VirtualAuthenticator> {
  const tools = await context.newCDPSession(page)
  await tools.send('WebAuthn.enable')
  const { authenticatorId } = await tools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  return new VirtualAuthenticator(tools, authenticatorId)
}
