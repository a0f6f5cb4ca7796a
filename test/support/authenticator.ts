import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import type {
  CreatedCredential,
  UsedCredential,
} from '../../src/features/sign-in/second-factor/passkeys/types.ts'

/** What a server asks for, and what can be wrong with how it is answered. */
export type Asked = { readonly challenge: string; readonly rpId?: string; readonly origin?: string }
export type Wishes = { readonly isVerified?: boolean; readonly counter?: number; readonly isCopied?: boolean }

/**
 * A security key without a key: it makes one passkey with ES256 and signs what it is asked to sign, as an authenticator
 * and the browser in front of it would, or wrongly where a test wants that.
 */
export class Authenticator {
  readonly id = randomBytes(32)
  readonly #keys = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  readonly #home: { rpId: string; origin: string }
  counter = 0

  constructor(url: string) {
    this.#home = { rpId: new URL(url).hostname, origin: new URL(url).origin }
  }

  create(asked: Asked, wishes: Wishes = {}): CreatedCredential {
    const told = this.#told('webauthn.create', asked)
    const key = coseKey(this.#keys.publicKey)
    const length = Buffer.alloc(2)
    length.writeUInt16BE(this.id.length)
    const attested = Buffer.concat([Buffer.alloc(16), length, this.id, key])
    const about = this.#about(asked, { ...wishes, attested })
    const attestation = Buffer.concat([
      Buffer.of(0xa3),
      ...[text('fmt'), text('none'), text('attStmt'), Buffer.of(0xa0)],
      ...[text('authData'), bytes(about)],
    ])
    return {
      ...this.#credential(),
      response: { clientDataJSON: base64(told), attestationObject: base64(attestation), transports: ['usb'] },
    }
  }

  use(asked: Asked, wishes: Wishes = {}): UsedCredential {
    const told = this.#told('webauthn.get', asked)
    const about = this.#about(asked, wishes)
    const signed = Buffer.concat([about, createHash('sha256').update(told).digest()])
    return {
      ...this.#credential(),
      response: {
        clientDataJSON: base64(told),
        authenticatorData: base64(about),
        signature: base64(sign('sha256', signed, this.#keys.privateKey)),
      },
    }
  }

  #credential() {
    const id = base64(this.id)
    return { id, rawId: id, type: 'public-key', clientExtensionResults: {} } as const
  }

  #told(type: string, { challenge, origin }: Asked): Buffer {
    return Buffer.from(JSON.stringify({ type, challenge, origin: origin ?? this.#home.origin }))
  }

  /** Present 1, verified 4, may be copied 8, is copied 16, with a new key 64. */
  #about({ rpId }: Asked, wishes: Wishes & { attested?: Buffer }): Buffer {
    const { isVerified = true, isCopied = false, counter = this.counter, attested } = wishes
    const flags = 1 + (isVerified ? 4 : 0) + (isCopied ? 24 : 0) + (attested ? 64 : 0)
    const rest = Buffer.alloc(5)
    rest.writeUInt8(flags)
    rest.writeUInt32BE(counter, 1)
    const name = createHash('sha256')
      .update(rpId ?? this.#home.rpId)
      .digest()
    return Buffer.concat([name, rest, attested ?? Buffer.alloc(0)])
  }
}

const base64 = (octets: Buffer): string => octets.toString('base64url')

// The few shapes of CBOR that are needed.
const text = (words: string): Buffer => Buffer.concat([Buffer.of(0x60 + words.length), Buffer.from(words)])
function bytes(octets: Buffer): Buffer {
  const length = Buffer.alloc(2)
  length.writeUInt16BE(octets.length)
  return Buffer.concat([Buffer.of(0x59), length, octets])
}

/** {1: 2 (EC2), 3: -7 (ES256), -1: 1 (P-256), -2: x, -3: y} */
function coseKey(key: KeyObject): Buffer {
  const { x = '', y = '' } = key.export({ format: 'jwk' })
  const part = (coordinate: string) => Buffer.from(coordinate, 'base64url')
  return Buffer.concat([
    Buffer.of(0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20),
    part(x),
    Buffer.of(0x22, 0x58, 0x20),
    part(y),
  ])
}
