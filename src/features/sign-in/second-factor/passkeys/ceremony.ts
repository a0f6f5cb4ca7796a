import { isIP } from 'node:net'
import type { Config } from '../../../../platform/config.ts'
import type { AccountId } from '../../../../values/ids.ts'
import type { Assertion, CreatedCredential, NewPasskey, Passkey, UsedCredential } from './types.ts'

/** Loaded when the first passkey is used: it reads certificates of every make, which no other page needs. */
const ceremonies = () => import('@simplewebauthn/server')

/** EdDSA, ES256 and RS256: what phones, computers and security sticks know. */
const algorithms = [-8, -7, -257]
const timeout = 5 * 60_000

type Place = Pick<Config, 'url'>

/** Passkeys belong to the name in our address, whatever the port. */
const nameIn = ({ url }: Place): string => new URL(url).hostname
const originOf = ({ url }: Place): string => new URL(url).origin

/** Whether passkeys can be used at our address at all: it needs a name in it, not a number. */
export const mayHavePasskeys = (place: Place): boolean => isIP(nameIn(place).replace(/^\[|\]$/g, '')) === 0

export type Owner = { readonly accountId: AccountId; readonly userName: string; readonly name: string }

/** What a browser needs to know to make a passkey for somebody, on a device that has none of theirs yet. */
export const creationOptions = async (
  place: Place,
  body: string,
  { accountId, userName, name }: Owner,
  known: readonly Passkey[],
) =>
  (await ceremonies()).generateRegistrationOptions({
    rpName: body,
    rpID: nameIn(place),
    userID: Buffer.from(accountId.replaceAll('-', ''), 'hex'),
    userName,
    userDisplayName: name,
    timeout,
    attestationType: 'none',
    excludeCredentials: named(known),
    authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' },
    supportedAlgorithmIDs: algorithms,
  })

/** What a browser needs to know to use a passkey: one of these, or with none named any that it knows for our name. */
export const requestOptions = async (place: Place, known: readonly Passkey[]) =>
  (await ceremonies()).generateAuthenticationOptions({
    rpID: nameIn(place),
    allowCredentials: named(known),
    timeout,
    userVerification: 'required',
  })

/** The new passkey, if its authenticator made it for us, for this challenge, and made sure who holds it. */
export async function verifiedCreation(
  place: Place,
  challenge: string,
  response: CreatedCredential,
): Promise<NewPasskey | undefined> {
  const { verifyRegistrationResponse } = await ceremonies()
  const outcome = await verifyRegistrationResponse({
    response,
    expectedChallenge: challenge,
    expectedOrigin: originOf(place),
    expectedRPID: nameIn(place),
    requireUserVerification: true,
    supportedAlgorithmIDs: algorithms,
  }).catch(() => undefined)
  if (!outcome?.verified) return undefined
  const { credential, credentialDeviceType, credentialBackedUp } = outcome.registrationInfo
  return {
    credentialId: credential.id,
    publicKey: credential.publicKey,
    counter: credential.counter,
    transports: credential.transports ?? [],
    mayBeCopied: credentialDeviceType === 'multiDevice',
    isCopied: credentialBackedUp,
  }
}

/** What was proved with a passkey that is known. Its counter is for a rule to judge, under a lock. */
export async function verifiedAssertion(
  place: Place,
  challenge: string,
  response: UsedCredential,
  it: Passkey,
): Promise<Assertion | undefined> {
  const { verifyAuthenticationResponse } = await ceremonies()
  const outcome = await verifyAuthenticationResponse({
    response,
    expectedChallenge: challenge,
    expectedOrigin: originOf(place),
    expectedRPID: nameIn(place),
    credential: { id: it.credentialId, publicKey: it.publicKey, counter: 0 },
    requireUserVerification: true,
  }).catch(() => undefined)
  if (!outcome?.verified) return undefined
  const { newCounter, credentialBackedUp } = outcome.authenticationInfo
  return { credentialId: it.credentialId, counter: newCounter, isCopied: credentialBackedUp }
}

const named = (known: readonly Passkey[]) =>
  known.map(({ credentialId, transports }) => ({ id: credentialId, transports: [...transports] }))
