import type { House } from '../../../../platform/house.ts'
import type { Texts } from '../../../../platform/i18n/index.ts'
import {
  bdi,
  html,
  lines,
  link,
  muted,
  said,
  status,
  timeline,
  userText,
  type Html,
  type StatusKind,
} from '../../../../platform/ui/index.ts'
import type { SignedIn } from '../../../../values/actor.ts'
import type { AccountId, PersonId } from '../../../../values/ids.ts'
import { historyOf } from '../../../audit/index.ts'
import { modeWords, placeAndDays, statePill } from '../../pages/words.ts'
import { mailLines } from '../pages/mails.ts'
import { categoryWords, dayWords, momentHere } from '../pages/words.ts'
import { linesOf } from '../store/lines.ts'
import { mailsTo } from '../store/mails.ts'
import { namesOfAccounts } from '../store/names.ts'
import { affiliationsOf, sentBy } from '../store/people.ts'

/** Who is looked at, and by whom. */
export type PersonAsked = {
  readonly personId: PersonId
  readonly account: { readonly id: AccountId; readonly state: string } | undefined
  readonly actor: SignedIn
  readonly zone: string
}

/** What one room tells of a person; undefined when it is not for this member of staff, or there is nothing. */
export type PersonPart = (
  asked: PersonAsked,
  t: Texts,
) => Promise<{ readonly title: string; readonly body: Html } | undefined>

const accountKinds: Readonly<Record<string, StatusKind>> = {
  initial: 'pending',
  active: 'confirmed',
  blocked: 'rejected',
}

/** The state of the account, and the way to it for those who look after accounts. */
export const accountOfPerson: PersonPart = ({ account, actor }, t) =>
  Promise.resolve({
    title: t('registrations.desk.person.account'),
    body: account
      ? html`<p>
            ${status(accountKinds[account.state] ?? 'withdrawn', t(`registrations.desk.person.account.${account.state}`))}
          </p>
          ${
            actor.permissions.has('accounts.manage') &&
            html`<p>
              ${link(t('registrations.desk.person.account.open'), t.path(`/admin/accounts/${account.id}`))}
            </p>`
          }`
      : muted(t('registrations.desk.person.account.none')),
  })

const affiliationKinds: Readonly<Record<string, StatusKind>> = {
  claimed: 'pending',
  approved: 'confirmed',
  rejected: 'rejected',
}

/** For whom somebody acts and acted. */
export const affiliationsOfPerson =
  ({ db, profile }: Pick<House, 'db' | 'profile'>): PersonPart =>
  async ({ personId, zone }, t) => {
    const all = await affiliationsOf(db, personId)
    const days = (from: Date, to: Date | null) =>
      to
        ? t('registrations.desk.person.from-to', { from: dayWords(t, from, zone), to: dayWords(t, to, zone) })
        : t('registrations.desk.person.since', { day: dayWords(t, from, zone) })
    return {
      title: t('registrations.desk.person.affiliations'),
      body:
        all.length === 0
          ? muted(t('registrations.desk.person.affiliations.none'))
          : lines(
              all.map((one) => ({
                first: said(
                  one.organisation
                    ? userText(one.organisation)
                    : t('registrations.desk.person.affiliations.unknown'),
                  categoryWords(t, profile, one.category),
                ),
                says: days(one.since, one.endedAt),
                end: status(
                  affiliationKinds[one.state] ?? 'withdrawn',
                  t(`registrations.desk.person.affiliation.${one.state}`),
                ),
              })),
            ),
    }
  }

/** Everything somebody registered for. */
export const registrationsOfPerson =
  ({ db }: Pick<House, 'db'>): PersonPart =>
  async ({ personId }, t) => {
    const ids = (await sentBy(db, personId)).map(({ id }) => id)
    const byId = new Map((await linesOf(db, ids)).map((line) => [line.id, line]))
    const all = ids.map((id) => byId.get(id)).filter((line) => line !== undefined)
    return {
      title: t('registrations.desk.person.registrations'),
      body:
        all.length === 0
          ? muted(t('registrations.desk.person.registrations.none'))
          : lines(
              all.map((line) => ({
                first: said(
                  link(userText(t.words(line.event.title)), t.path(`/desk/registrations/${line.number}`)),
                  bdi(line.number),
                ),
                says: said(placeAndDays(t, line.event), modeWords(t, line.mode), line.organisation),
                end: statePill(t, line.state),
              })),
            ),
    }
  }

/** What was sent to somebody, whatever it was about. */
export const mailsOfPerson =
  ({ db }: Pick<House, 'db'>): PersonPart =>
  async ({ personId, actor, zone }, t) => ({
    title: t('registrations.desk.mails'),
    body: mailLines(t, await mailsTo(db, personId), { actor, zone }),
  })

const mostTold = 50

/** What was done to somebody, their account and their registrations, the newest first, in the words of the audit. */
export const historyOfPerson =
  ({ db }: Pick<House, 'db'>): PersonPart =>
  async ({ personId, account, zone }, t) => {
    const registrations = (await sentBy(db, personId)).map(({ id }) => id)
    const subjects = [personId, ...(account ? [account.id] : []), ...registrations]
    const all = await historyOf(db, subjects, { most: mostTold })
    const names = await namesOfAccounts(
      db,
      all.map((one) => one.actorAccountId).filter((id) => id !== null),
    )
    return {
      title: t('registrations.desk.person.history'),
      body:
        all.length === 0
          ? muted(t('registrations.desk.person.history.none'))
          : timeline(
              all.map((one) => ({
                when: momentHere(t, one.at, zone),
                title: actWords(t, one.act),
                words: one.actorAccountId
                  ? userText(names.get(one.actorAccountId) ?? t('registrations.desk.by.somebody'))
                  : t('registrations.desk.by.house'),
                state: 'done' as const,
              })),
            ),
    }
  }

function actWords(t: Texts, act: string): Html {
  const key = `administration.audit.${act}`
  return t.has(key) ? html`${t(key)}` : bdi(act)
}
