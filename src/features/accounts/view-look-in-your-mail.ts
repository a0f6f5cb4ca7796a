import type { House } from '../../platform/house.ts'
import type { Texts } from '../../platform/i18n/index.ts'
import type { Id } from '../../values/ids.ts'
import { findOrganisation } from '../directory/index.ts'
import type { LookInYourMailView } from './pages/look-in-your-mail.ts'
import { organisationWords } from './pages/organisation-words.ts'
import { linkWorksFor } from './rules.ts'
import { findSignUp } from './store/sign-ups.ts'

/** What the page that waits for the mail shows; nothing when this browser waits for none. */
export async function viewLookInYourMail(
  { db, config, profile, demo }: House,
  t: Texts,
  signUp: Id | undefined,
): Promise<Omit<LookInYourMailView, 'problems'> | undefined> {
  const it = signUp && (await findSignUp(db, signUp))
  if (!it) return undefined
  const { organisation } = it.answers
  const listed = organisation.kind === 'listed' ? await findOrganisation(db, organisation.id) : undefined
  return {
    email: it.email,
    sender: config.mailFrom,
    contact: profile.helpContacts.accounts,
    hours: linkWorksFor / 3_600_000,
    organisation: organisationWords(t, profile, it.answers, listed),
    outbox: demo ? '/outbox' : undefined,
  }
}
