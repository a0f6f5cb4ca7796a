import type { House } from '../../../../platform/house.ts'
import { plainDay, type Texts } from '../../../../platform/i18n/index.ts'
import { html, link, notice, userText, type Html } from '../../../../platform/ui/index.ts'
import type { SignedIn } from '../../../../values/actor.ts'
import { daysLater } from '../rules.ts'
import { dayOfInstant, rolesOfOrganisation, rolesOfPerson } from '../store/roles.ts'
import type { Role } from '../types.ts'
import { standIns } from './rules.ts'
import { listAbsences } from './store.ts'

type Item = { readonly count: number; readonly title: string; readonly href: string }

/** For the secretariat's desk: people who are away within a week while nobody is asked in their place. */
export const absencesOnDesk =
  ({ db, clock }: Pick<House, 'db' | 'clock'>) =>
  async (actor: SignedIn, t: Texts): Promise<Item | undefined> => {
    if (!actor.permissions.has('directory.manage')) return undefined
    const now = clock.now()
    const today = dayOfInstant(now)
    const all = await listAbsences(db, { today, by: daysLater(today, 7) }, now)
    return {
      count: all.filter(({ instead }) => instead.length === 0).length,
      title: t('directory.absence.on-desk'),
      href: '/desk/focal-points/absences',
    }
  }

/**
 * Over the queue of somebody who decides: that they are away and who gets their mails, or whose mails they get meanwhile.
 * `kind` is the one that decides there.
 */
export const absenceNotice =
  ({ db, clock }: Pick<House, 'db' | 'clock'>, kind: string) =>
  async ({ personId }: SignedIn, t: Texts): Promise<Html | undefined> => {
    const now = clock.now()
    const own = (await rolesOfPerson(db, personId, now)).filter((role) => role.kind === kind)
    const [away] = own.filter(({ isAway }) => isAway)
    const lines = away ? [await ownAbsence(db, t, away, now)] : await othersAway(db, t, own, now)
    return lines.length > 0
      ? notice('info', html`${lines.map((line, place) => html`${place > 0 ? html`<br />` : ''}${line}`)}`)
      : undefined
  }

async function ownAbsence(db: House['db'], t: Texts, role: Role, now: Date): Promise<Html> {
  const today = { from: dayOfInstant(now), until: role.awayUntil }
  const [first] = standIns(role, await rolesOfOrganisation(db, role.organisationId, now), today)
  const words = first
    ? t.html('directory.absence.notice.mine', { name: userText(first.name) })
    : t('directory.absence.notice.mine-nobody')
  return html`${words} ${link(t('directory.desk.absence.title'), t.path('/organisation/absence'))}`
}

/** Those in whose place this person is asked now, because no other focal point is before them. */
async function othersAway(
  db: House['db'],
  t: Texts,
  own: readonly Role[],
  now: Date,
): Promise<readonly Html[]> {
  const found = await Promise.all(
    own.map(async (mine) => {
      const all = await rolesOfOrganisation(db, mine.organisationId, now)
      return all
        .filter((role) => role.isAway && role.kind === mine.kind && role.personId !== mine.personId)
        .filter((role) => {
          const [first] = standIns(role, all, { from: dayOfInstant(now), until: role.awayUntil })
          return first?.personId === mine.personId
        })
    }),
  )
  const each = new Map(found.flat().map((role) => [role.personId, role]))
  return [...each.values()].slice(0, 3).map((role) =>
    role.awayUntil
      ? t.html('directory.absence.notice.theirs', {
          name: userText(role.name),
          until: plainDay(t, role.awayUntil),
        })
      : t.html('directory.absence.notice.theirs-open', { name: userText(role.name) }),
  )
}
