import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createSecretKey,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto'
import type { KeyObject } from 'node:crypto'

/** What is signed here can be recognised later, by any process of this installation and by nobody else. */
export type Secrets = {
  /** A signature of 256 bits in base64url. The purpose keeps signatures of one kind from being taken for another. */
  sign(purpose: string, text: string): string
  isSigned(purpose: string, text: string, signature: string): boolean
  /** Unguessable, in base64url; 32 bytes unless said otherwise. */
  random(bytes?: number): string
  /** Encrypts what the database must hold and nobody must read there. `about` is whose it is: sealed text moved elsewhere does not open. */
  seal(purpose: string, about: string, text: string): Buffer
  /** Opens what was sealed for the same purpose and owner; throws on anything else. */
  unseal(purpose: string, about: string, sealed: Buffer): string
}

export function openSecrets(key: Buffer): Secrets {
  // A key is made ready once: handing over its bytes each time takes ten times as long as signing.
  const keys = new Map<string, KeyObject>()
  const keyFor = (purpose: string): KeyObject => {
    const known = keys.get(purpose)
    if (known) return known
    const derived = createSecretKey(Buffer.from(hkdfSync('sha256', key, '', purpose, 32)))
    keys.set(purpose, derived)
    return derived
  }
  const mac = (purpose: string, text: string) => createHmac('sha256', keyFor(purpose)).update(text).digest()
  return {
    sign: (purpose, text) => mac(purpose, text).toString('base64url'),
    isSigned(purpose, text, signature) {
      const given = Buffer.from(signature, 'base64url')
      const right = mac(purpose, text)
      // Decoding ignores stray characters, so the text form is compared as well.
      return (
        given.length === right.length &&
        timingSafeEqual(given, right) &&
        given.toString('base64url') === signature
      )
    },
    seal(purpose, about, text) {
      const nonce = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', keyFor(`seal ${purpose}`), nonce).setAAD(
        Buffer.from(about),
      )
      const words = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return Buffer.concat([Buffer.of(1), nonce, cipher.getAuthTag(), words])
    },
    unseal(purpose, about, sealed) {
      if (sealed[0] !== 1) throw new Error('sealed in a form this version does not know')
      const decipher = createDecipheriv('aes-256-gcm', keyFor(`seal ${purpose}`), sealed.subarray(1, 13))
        .setAAD(Buffer.from(about))
        .setAuthTag(sealed.subarray(13, 29))
      return Buffer.concat([decipher.update(sealed.subarray(29)), decipher.final()]).toString('utf8')
    },
    random: (bytes = 32) => randomBytes(bytes).toString('base64url'),
  }
}

/** What is stored in place of a token, so that reading the database lets nobody in. */
export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest()
