import { createHash, generateKeyPair } from 'node:crypto'
import { promisify } from 'node:util'
import type { House } from '../../../../platform/house.ts'
import { findKey, listKeys, saveKey } from '../store.ts'
import type { Signing } from './token.ts'

const purpose = 'meetings.key'
const makePair = promisify(generateKeyPair)

type With = Pick<House, 'db' | 'secrets' | 'clock'>

/** Keys that are being made: whoever comes meanwhile waits for the same one, since each takes a core for a good while. */
const making = new WeakMap<With['db'], ReturnType<typeof makeKey>>()

/** The key our tokens are signed with. It is made when it is first needed. */
export async function signingKey(house: With): Promise<Signing> {
  const kept = (await findKey(house.db)) ?? (await makeKeyOnce(house))
  const privatePem = house.secrets.unseal(purpose, kept.kid, kept.privatePem)
  return { alg: 'RS256', kid: kept.kid, privatePem }
}

function makeKeyOnce(house: With): ReturnType<typeof makeKey> {
  const begun = making.get(house.db)
  if (begun) return begun
  const made = makeKey(house).finally(() => making.delete(house.db))
  making.set(house.db, made)
  return made
}

async function makeKey({ db, secrets, clock }: With) {
  const pair = await makePair('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })
  const kid = `plenary-${secrets.random(9)}`
  const key = { kid, publicPem: pair.publicKey, privatePem: secrets.seal(purpose, kid, pair.privateKey) }
  await saveKey(db, key, clock.now())
  return (await findKey(db)) ?? key
}

/** The name under which a server asks for a public key. */
export const fileOf = (kid: string): string => `${createHash('sha256').update(kid).digest('hex')}.pem`

/** The public key of a name; undefined where it is none of ours. */
export async function publicKey({ db }: Pick<House, 'db'>, file: string): Promise<string | undefined> {
  return (await listKeys(db)).find(({ kid }) => fileOf(kid) === file)?.publicPem
}
