import type { House } from '../../platform/house.ts'
import type { Texts } from '../../platform/i18n/index.ts'
import type { Job } from '../../platform/jobs/index.ts'
import type { LetterWriter, LetterWriters } from '../../platform/outgoing-mail/letter.ts'
import { isRefusal } from '../../values/refusal.ts'
import { findAffiliation } from '../directory/index.ts'
import type { Affiliation } from '../directory/index.ts'
import { tokenOf } from './actions/token.ts'
import { addressesJobs, addressesLetters } from './addresses/jobs.ts'
import { closingJobs, closingLetters } from './closing/jobs.ts'
import type { WhenGoing } from './closing/listeners.ts'
import { inactivityJobs, inactivityLetters, type AlsoEnds } from './inactivity/jobs.ts'
import { activatedLetter, knownLetter, signUpLetter } from './letters.ts'
import { lifeJobs, lifeLetters } from './life/jobs.ts'
import { mergingJobs, mergingLetters } from './merging/jobs.ts'
import { nearDuplicateJobs } from './near-duplicates/jobs.ts'
import { organisationWords } from './pages/organisation-words.ts'
import { decideActivation, forgottenAfter, linkWorksFor } from './rules.ts'
import { findAccountByKey, findAccountOfPerson } from './store/accounts.ts'
import { identifiersOf } from './store/identifiers.ts'
import { findSignUp, forgetSignUps } from './store/sign-ups.ts'
import type { Identifier, SignUpAnswers } from './types.ts'
import { userNameLetters } from './user-names/jobs.ts'

const hour = 3_600_000

/** Names what a path of ours leads to, such as the title of an event; given by the rooms above. */
export type NameOfWay = (path: string, t: Texts) => Promise<string | undefined>

export type LetterParts = { readonly nameOfWay?: NameOfWay; readonly alsoEnds?: AlsoEnds }

/** Who writes the letters of this room. */
export const accountsLetters = (house: House, parts: LetterParts = {}): LetterWriters => ({
  'accounts.sign-up': writeSignUp(house),
  'accounts.activated': writeActivated(house, parts.nameOfWay ?? (() => Promise.resolve(undefined))),
  ...lifeLetters(house),
  ...addressesLetters(house),
  ...userNameLetters(house),
  ...closingLetters(house),
  ...inactivityLetters(house, parts.alsoEnds),
  ...mergingLetters(house),
})

/** Here it is decided whether an address is known: no page ever waits for this, so none can tell. */
const writeSignUp =
  ({ db, secrets, profile, clock }: House): LetterWriter =>
  async (told, t) => {
    const it = await findSignUp(db, String(told['signUp']))
    if (!it || isRefusal(decideActivation(it, clock.now()))) return undefined
    const known = await findAccountByKey(db, it.emailKey)
    const contact = profile.helpContacts.accounts
    if (known) {
      const path = it.returnTo ?? '/sign-in'
      return knownLetter(t, { ...shown(await identifiersOf(db, known.id)), path, contact })
    }
    return signUpLetter(t, {
      contact,
      email: it.email,
      path: activationPath(tokenOf(secrets, it.id)),
      hours: linkWorksFor / hour,
      days: Math.round((linkWorksFor + forgottenAfter) / (24 * hour)),
    })
  }

const writeActivated =
  ({ db, profile }: House, nameOfWay: NameOfWay): LetterWriter =>
  async (told, t) => {
    const personId = String(told['person'])
    const account = await findAccountOfPerson(db, personId)
    if (account?.state !== 'active') return undefined
    const affiliation = await findAffiliation(db, personId)
    const returnTo = typeof told['returnTo'] === 'string' ? told['returnTo'] : undefined
    return activatedLetter(t, {
      contact: profile.helpContacts.accounts,
      ...shown(await identifiersOf(db, account.id)),
      path: returnTo ?? '/',
      where: returnTo && (await nameOfWay(returnTo, t)),
      organisation: affiliation
        ? organisationWords(t, profile, claimOf(affiliation), affiliation.organisation)
        : [],
    })
  }

const activationPath = (token: string): string => `/account/activation/${token}`

const shown = (identifiers: readonly Identifier[]): { userName: string; email: string } => ({
  userName: identifiers.find(({ kind }) => kind === 'username')?.shown ?? '',
  email: identifiers.find(({ isContact }) => isContact)?.shown ?? '',
})

/** An affiliation told as the claim it began with. */
function claimOf({ organisation, category }: Affiliation): Pick<SignUpAnswers, 'category' | 'organisation'> {
  if (!organisation) return { category, organisation: { kind: 'unknown' } }
  return organisation.state === 'listed'
    ? { category, organisation: { kind: 'listed', id: organisation.id } }
    : { category, organisation: { kind: 'unlisted', ...organisation, webSite: undefined } }
}

/** Forgets what was typed and never confirmed. */
export const accountsJobs = (
  house: House,
  parts: { readonly whenErased?: readonly WhenGoing[] } = {},
): readonly Job[] => [
  ...nearDuplicateJobs(house),
  ...lifeJobs(),
  ...addressesJobs,
  ...closingJobs(parts.whenErased),
  ...inactivityJobs,
  ...mergingJobs(parts.whenErased),
  {
    name: 'accounts.forget-sign-ups',
    every: '17 3 * * *',
    run: async ({ db, clock }: House): Promise<void> => {
      await forgetSignUps(db, new Date(clock.now().getTime() - forgottenAfter))
    },
  },
]
