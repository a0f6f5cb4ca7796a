import type { z } from 'zod'
import type { House } from '../../platform/house.ts'
import type { Texts } from '../../platform/i18n/index.ts'
import type { SignedIn } from '../../values/actor.ts'
import type { OrganisationId } from '../../values/ids.ts'
import { recipientOf } from '../accounts/index.ts'
import { findOrganisations, findPerson, organisationName } from '../directory/index.ts'
import { listToUndo } from './approvals/store.ts'
import { pathOfResult } from './approvals/view.ts'
import type { RequestView } from './pages/request.ts'
import type { RequestsView } from './pages/requests.ts'
import type { Use } from './pages/use.ts'
import type { NoteView } from './note/part.ts'
import { notesOf } from './note/store.ts'
import type { RequestsQuery } from './parse.ts'
import type { AccessParts } from './parts.ts'
import { tidyRegistrationId } from './registration-id.ts'
import { standingOf } from './standing.ts'
import { findApplication } from './store/applications.ts'
import { heaps, isOpen, isOver } from './states.ts'
import { countLines, listLines, listWithout, type Remit } from './store/lists.ts'
import type { Application, Heap } from './types.ts'

const perPage = 25

/** One page of a desk, with the people of one organisation to whom access can be given. */
export async function requestsViewOf(
  { db, profile }: House,
  { mailboxUse }: Pick<AccessParts, 'mailboxUse'>,
  t: Texts,
  base: string,
  remit: Remit,
  { heap, q, page }: z.output<typeof RequestsQuery>,
): Promise<Omit<RequestsView, 'typed' | 'problems' | 'toUndo'>> {
  const by = { words: q, registrationId: tidyRegistrationId(q) }
  const lines = await listLines(db, remit, { heap, ...by, page, perPage })
  const counts = await Promise.all(heaps.map((one) => countLines(db, remit, { heap: one, ...by })))
  const names = await namesOf(
    db,
    t,
    lines.map((one) => one.organisationId),
  )
  const use = await mailboxUse?.(
    db,
    lines.flatMap(({ accountId }) => accountId ?? []),
  )
  const others =
    remit === 'everything'
      ? []
      : await listWithout(db, remit, { words: by.registrationId ? '' : q, limit: 100 })
  return {
    profile,
    base,
    heap,
    words: q,
    counts: Object.fromEntries(heaps.map((one, nth) => [one, counts[nth] ?? 0])) as Record<Heap, number>,
    lines: lines.map((one) => ({
      ...one,
      organisation: names.get(one.organisationId) ?? '',
      mailbox: one.accountId === undefined ? undefined : use?.get(one.accountId),
    })),
    notes: remit === 'everything' ? [] : await notesViewOf(db, t, remit),
    page,
    perPage,
    timeZone: profile.seat.timeZone,
    others: others.map((one) => ({ value: `${one.personId} ${one.organisationId}`, label: one.name })),
  }
}

/** What somebody decided about many at this desk and may still take back, each with where it is read. */
export const toUndoOf = async (
  { db, clock, profile }: House,
  base: string,
  { accountId, timeZone }: Pick<SignedIn, 'accountId' | 'timeZone'>,
): Promise<RequestsView['toUndo']> =>
  (await listToUndo(db, accountId, clock.now())).map(({ act, registrationIds, until }) => ({
    href: pathOfResult(base, act, registrationIds),
    until,
    zone: timeZone ?? profile.seat.timeZone,
  }))

async function notesViewOf(
  db: House['db'],
  t: Texts,
  remit: readonly OrganisationId[],
): Promise<readonly NoteView[]> {
  const [names, notes] = [await namesOf(db, t, remit), await notesOf(db, remit)]
  return remit.map((organisationId) => ({
    organisationId,
    organisation: names.get(organisationId) ?? '',
    note: notes.get(organisationId),
  }))
}

async function namesOf(
  db: House['db'],
  t: Texts,
  ids: readonly OrganisationId[],
): Promise<ReadonlyMap<OrganisationId, string>> {
  const all = await findOrganisations(db, [...new Set(ids)])
  return new Map(all.map((one) => [one.id, organisationName(one, t.language)]))
}

/** One application within a remit; any other is not there. */
export async function requestViewOf(
  { db, profile, clock }: House,
  parts: Pick<AccessParts, 'mailboxUse'>,
  t: Texts,
  remit: Remit,
  id: string,
): Promise<Omit<RequestView, 'base' | 'typed' | 'problems' | 'no'> | undefined> {
  const it = await findApplication(db, id)
  if (!it || (remit !== 'everything' && !remit.includes(it.organisationId))) return undefined
  const [person, to, standing] = await Promise.all([
    findPerson(db, it.personId),
    recipientOf(db, it.personId),
    standingOf(db, profile, it.personId, it.organisationId, clock.now()),
  ])
  return {
    profile,
    it,
    person: person?.name ?? '',
    email: to?.address,
    organisation: standing.organisation ? organisationName(standing.organisation, t.language) : '',
    eligibility: standing.eligibility,
    isClaimed: standing.belongs === 'claimed',
    use: await useOf(db, parts, it),
    timeZone: profile.seat.timeZone,
  }
}

/** How access that somebody has is used. */
async function useOf(
  db: House['db'],
  { mailboxUse }: Pick<AccessParts, 'mailboxUse'>,
  { registrationId, state }: Application,
): Promise<Use | undefined> {
  if (isOpen(state) || isOver(state)) return undefined
  const by = { heap: 'holders', words: '', registrationId, page: 1, perPage: 1 } as const
  const [line] = await listLines(db, 'everything', by)
  if (!line?.accountId) return undefined
  return { ...line, mailbox: (await mailboxUse?.(db, [line.accountId]))?.get(line.accountId) }
}
