import type { House } from '../../../platform/house.ts'
import type { Job } from '../../../platform/jobs/index.ts'
import type { LetterWriter, LetterWriters } from '../../../platform/outgoing-mail/letter.ts'
import { isRefusal } from '../../../values/refusal.ts'
import { decideLink } from '../links/rules.ts'
import type { AccountLink } from '../links/types.ts'
import { findAccountByKey } from '../store/accounts.ts'
import { findLink, linkTokenOf } from '../store/links.ts'
import { userNameOf } from '../store/identifiers.ts'
import {
  addressChangedLetter,
  addressNoteLetter,
  confirmAddressLetter,
  knownAddressLetter,
  restingAddressLetter,
} from './letters.ts'
import { confirmWorksFor, undoWorksFor } from './rules.ts'
import { findAddressHolder, freeRested } from './store.ts'
import type { AddressChange, AskedFacts, UndoFacts } from './types.ts'

/** Who writes the letters about addresses. */
export const addressesLetters = (house: House): LetterWriters => ({
  'accounts.address-asked': writeAsked(house),
  'accounts.address-changed': writeChanged(house),
  'accounts.address-note': async (told, t) =>
    addressNoteLetter(t, {
      contact: house.profile.helpContacts.accounts,
      what: told['what'] as AddressChange | 'restored',
      about: String(told['about']),
      userName: await userNameOf(house.db, String(told['account'])),
    }),
})

/** Here it is decided whether an address is somebody's: no page ever waits for this, so none can tell. */
const writeAsked =
  (house: House): LetterWriter =>
  async (told, t) => {
    const { db, clock, profile, secrets } = house
    const link = await findLiveLink(house, told['link'])
    if (!link) return undefined
    const { key, shown } = link.facts as unknown as AskedFacts
    const about = { contact: profile.helpContacts.accounts, email: shown }
    const known = await findAccountByKey(db, key)
    if (known?.id === link.accountId) return undefined
    if (known) return knownAddressLetter(t, { ...about, userName: await userNameOf(db, known.id) })
    const rests = await findAddressHolder(db, key, clock.now())
    if (rests?.endedAt && rests.accountId !== link.accountId)
      return restingAddressLetter(t, {
        ...about,
        freeAt: new Date(rests.endedAt.getTime() + undoWorksFor),
      })
    const path = `/account/addresses/confirmation/${linkTokenOf(secrets, link.purpose, link.id)}`
    return confirmAddressLetter(t, { ...about, path, hours: confirmWorksFor / 3_600_000 })
  }

const writeChanged =
  (house: House): LetterWriter =>
  async (told, t) => {
    const link = await findLiveLink(house, told['link'])
    if (!link) return undefined
    const { what, about } = link.facts as unknown as UndoFacts
    return addressChangedLetter(t, {
      contact: house.profile.helpContacts.accounts,
      what,
      about,
      userName: await userNameOf(house.db, link.accountId),
      path: `/account/addresses/restoration/${linkTokenOf(house.secrets, link.purpose, link.id)}`,
      until: link.expiresAt,
    })
  }

async function findLiveLink({ db, clock }: House, id: unknown): Promise<AccountLink | undefined> {
  const link = decideLink(await findLink(db, String(id)), clock.now())
  return isRefusal(link) ? undefined : link
}

/** Lets go of addresses that rested long enough. */
export const addressesJobs: readonly Job[] = [
  {
    name: 'accounts.free-addresses',
    every: '37 3 * * *',
    run: async ({ db, clock }) => {
      await freeRested(db, clock.now())
    },
  },
]
