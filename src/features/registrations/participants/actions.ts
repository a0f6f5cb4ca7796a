import { inTransaction } from '../../../platform/database/database.ts'
import { typeset } from '../../../platform/documents/typeset.ts'
import type { House } from '../../../platform/house.ts'
import { countryName, sortByName, type Texts } from '../../../platform/i18n/index.ts'
import { addJob } from '../../../platform/jobs/index.ts'
import type { EventId } from '../../../values/ids.ts'
import type { Language } from '../../../values/language.ts'
import { findEventById } from '../../events/index.ts'
import { findListFile, forgetListFiles, saveAsked, saveMade } from './files.ts'
import { documentOf } from './list-document.ts'
import { fileStateOf, protocolOrder } from './rules.ts'
import { listParticipants } from './store.ts'
import type { ProtocolOrder } from './types.ts'

/** How many people one file holds. */
export const mostInFile = 20_000

/** The protocol order as one language reads it. */
export const orderIn = ({ profile }: Pick<House, 'profile'>, t: Texts): ProtocolOrder => {
  const names = sortByName(t, profile.countries, ({ code }) => countryName(t, profile, code))
  return protocolOrder(
    profile.categories,
    names.map(({ code }) => code),
  )
}

/** Asks for the list of an event as a file to print. However many ask at once, one is made. */
export function askListFile(house: House, eventId: EventId, language: Language): Promise<void> {
  const [{ db, clock }, which] = [house, { eventId, language }]
  const now = clock.now()
  return inTransaction(db, async (tx) => {
    const before = await findListFile(tx, which)
    if (fileStateOf(before, now) !== 'none') return
    if (await saveAsked(tx, which, before, now)) await addJob(tx, 'registrations.print-list', which)
  })
}

/** Makes the file that was asked for. Run twice, it is made once; an event without anybody has one too. */
export async function printList(
  house: House,
  { eventId, language }: { readonly eventId: EventId; readonly language: Language },
): Promise<void> {
  const { db, texts, clock } = house
  const file = await findListFile(db, { eventId, language })
  const event = await findEventById(db, eventId)
  if (!file || file.madeAt || !event) return
  const t = texts(language)
  const by = { order: orderIn(house, t), language, page: 1, perPage: mostInFile }
  const found = await listParticipants(db, eventId, by)
  const [pdf] = await typeset([documentOf(house, t, event, found, clock.now())])
  await saveMade(db, { eventId, language }, pdf as Buffer, clock.now())
}

/** Removes files an hour after they were asked for. */
export const forgetPrinted = ({ db, clock }: House): Promise<number> =>
  forgetListFiles(db, new Date(clock.now().getTime() - 3_600_000))
