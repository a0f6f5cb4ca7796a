import type { House } from '../../../platform/house.ts'
import { readToken, tokenOf } from '../mail-decisions/tokens.ts'
import type { RegistrationId } from '../../../values/ids.ts'
import type { RegistrationView } from '../types.ts'
import type { Challenge } from './types.ts'

/** Where the organisation says whether somebody is theirs; it works until the meeting is over. */
export const linkToAnswer = (
  { secrets }: Pick<House, 'secrets'>,
  { it, event }: Pick<RegistrationView, 'it' | 'event'>,
  { organisationId, sentAt }: Pick<Challenge, 'organisationId' | 'sentAt'>,
): string => {
  const link = { registrationId: it.id, forId: organisationId, since: sentAt, expiresAt: event.endsAt }
  return `/registrations/challenge/${tokenOf(secrets, 'challenge', link)}`
}

/** Which registration such a link asks about, and for which organisation. */
export const readAnswerLink = (
  { secrets }: Pick<House, 'secrets'>,
  token: string,
): { readonly registrationId: RegistrationId; readonly organisationId: string } | undefined => {
  const link = readToken(secrets, 'challenge', token)
  return link && { registrationId: link.registrationId, organisationId: link.forId }
}
