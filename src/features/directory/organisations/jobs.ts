import type { House } from '../../../platform/house.ts'
import type { Job } from '../../../platform/jobs/index.ts'
import type { LetterWriters } from '../../../platform/outgoing-mail/letter.ts'
import type { Texts } from '../../../platform/i18n/index.ts'
import { organisationName } from '../rules.ts'
import { findOrganisation } from '../store/organisations.ts'
import { remindDesk, suspendForArrears } from './actions/by-the-day.ts'
import {
  changesLetter,
  deskLetter,
  mergedLetter,
  refusedLetter,
  suspendedLetter,
  verifiedLetter,
} from './letters.ts'
import { fieldLabel } from './pages/words.ts'
import type { OrganisationParts } from './parts.ts'
import { findChanges } from './store/changes.ts'
import { aboutEntry } from './store/desk.ts'

/** What about organisations is due by itself. */
export const organisationJobs = (parts: OrganisationParts): readonly Job[] => [
  {
    name: 'directory.suspend-for-arrears',
    every: '33 0 * * *',
    run: async (house) => void (await suspendForArrears(house, parts)),
  },
  {
    name: 'directory.remind-desk',
    every: '37 5 * * *',
    run: async (house) => void (await remindDesk(house)),
  },
]

const pathOf = (id: string): string => `/directory/organisations/${id}`
const standing = (state: unknown) => (state === 'approved' ? 'approved' : 'claimed')

/** Who writes the letters about organisations. What is no longer so is not written. */
export const organisationLetters = (house: House): LetterWriters => {
  const contact = house.profile.helpContacts.general
  const find = (id: unknown) => findOrganisation(house.db, String(id))
  return {
    'directory.organisation-verified': async (told, t) => {
      const it = await find(told['organisationId'])
      if (it?.state !== 'listed') return undefined
      const organisation = organisationName(it, t.language)
      return verifiedLetter(t, { organisation, state: standing(told['state']), path: pathOf(it.id), contact })
    },
    'directory.organisation-merged': async (told, t) => {
      const from = await find(told['organisationId'])
      const into = from?.mergedInto ? await find(from.mergedInto) : undefined
      if (!from || !into) return undefined
      const organisation = organisationName(into, t.language)
      return mergedLetter(t, {
        entered: from.name,
        organisation,
        state: standing(told['state']),
        path: pathOf(into.id),
        contact,
      })
    },
    'directory.organisation-refused': async (told, t) => {
      const it = await find(told['organisationId'])
      const about = it && (await aboutEntry(house.db, it.id))
      if (it?.state !== 'refused' || !about?.note) return undefined
      return refusedLetter(t, { entered: it.name, reason: about.note, contact })
    },
    'directory.changes-decided': (told, t) => writeChanges(house, told, t, contact),
    'directory.organisation-suspended': async (told, t) => {
      const it = await find(told['organisationId'])
      if (it?.membership !== 'suspended') return undefined
      const organisation = organisationName(it, t.language)
      return suspendedLetter(t, { organisation, since: String(told['since']), path: pathOf(it.id), contact })
    },
    'directory.desk-waits': async (told, t) =>
      deskLetter(t, { unverified: Number(told['unverified']), changes: Number(told['changes']) }),
  }
}

async function writeChanges(
  { db, profile }: House,
  told: Record<string, unknown>,
  t: Texts,
  contact: string,
) {
  const ids = Array.isArray(told['changeIds']) ? told['changeIds'].map(String) : []
  const [it, changes] = await Promise.all([
    findOrganisation(db, String(told['organisationId'])),
    findChanges(db, ids),
  ])
  if (!it || changes.length === 0) return undefined
  return changesLetter(t, {
    organisation: organisationName(it, t.language),
    path: pathOf(it.id),
    contact,
    changes: changes.map(({ field, state, reason }) => ({
      label: fieldLabel(t, profile, field),
      isAccepted: state === 'accepted',
      reason,
    })),
  })
}
