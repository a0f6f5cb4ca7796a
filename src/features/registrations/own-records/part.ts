import type { House } from '../../../platform/house.ts'
import { plainDate, type Texts } from '../../../platform/i18n/index.ts'
import type { OwnRecords, OwnRow, RecordsOf } from '../../../values/own-records.ts'
import type { Profile } from '../../../platform/profile/index.ts'
import { answerText, everyQuestionOf, type Question, wordingOf } from '../../events/index.ts'
import { findLiveLink } from '../calendar/store.ts'
import type { CalendarLink } from '../calendar/types.ts'
import { keptUntil } from '../retention/rules.ts'
import type { Answers } from '../types.ts'
import { approvalMails, everyMove, everyRegistration } from './store.ts'

type Own = Awaited<ReturnType<typeof everyRegistration>>[number]

/** What somebody registered for, what they answered, and what became of it. */
export const ownRegistrations =
  ({ db, profile }: Pick<House, 'db' | 'profile'>) =>
  async ({ personId }: RecordsOf, t: Texts): Promise<OwnRecords> => {
    const [registrations, moves, calendar, mails] = await Promise.all([
      everyRegistration(db, personId),
      everyMove(db, personId),
      findLiveLink(db, personId),
      approvalMails(db, personId),
    ])
    const asked = new Map(
      await Promise.all(
        [...new Set(registrations.map((one) => one.event_id))].map(
          async (id) => [id, await everyQuestionOf(db, id)] as const,
        ),
      ),
    )
    return {
      title: t('registrations.own.title'),
      records: {
        registrations: registrations.map((one) => recordOf(profile, one)),
        moves,
        approval_mails: mails,
        calendar_link: calendar && { made_at: calendar.createdAt, read_at: calendar.readAt },
      },
      lists: [
        ...calendarRows(t, calendar),
        ...registrations.map((one) => ({
          name: `${t.words(one.title)} (${one.code})`,
          rows: [
            ...rowsOf(t, one),
            ...keptRows(t, profile, one),
            ...answerRows(t, profile, one, asked.get(one.event_id) ?? []),
          ],
        })),
      ],
    }
  }

function recordOf(profile: Profile, it: Own) {
  const { id: _inside, event_id: _event, ends_at: _end, time_zone: _zone, retention: _days, ...plain } = it
  return { ...plain, kept_until: datesOf(profile, it) }
}

const rowsOf = (t: Texts, it: Own): readonly OwnRow[] => {
  const answers = it.answers as { readonly badgeName?: string; readonly accessNeeds?: string }
  const row = (key: string, words: string | null | undefined): OwnRow[] =>
    words ? [[t(`registrations.own.${key}`), words]] : []
  return [
    ...row('number', it.number),
    ...row('state', t(`registrations.state.${it.state}`)),
    ...row('mode', it.mode && t(`registrations.letter.you.${it.mode}`)),
    ...row('organisation', it.organisation),
    ...row('sent', it.submitted_at?.toISOString()),
    ...row('badge-name', answers.badgeName),
    ...row('access-needs', answers.accessNeeds),
    ...row('reason', it.decision_reason),
  ]
}

/** That there is a secret link to one's calendar; what it opens, it opens to whoever has it, so it is not here. */
const calendarRows = (t: Texts, link: CalendarLink | undefined): OwnRecords['lists'] => {
  if (!link) return []
  const rows: readonly OwnRow[] = [[t('registrations.own.made'), link.createdAt.toISOString()]]
  return [{ name: t('registrations.calendar-link.title'), rows }]
}

/** Until when each class of what is kept about it is kept. */
const datesOf = (profile: Profile, it: Own) => {
  const event = {
    endsAt: it.ends_at,
    timeZone: it.time_zone,
    retention: it.retention as Readonly<Record<string, number>>,
  }
  const kept = it.state === 'draft' ? (['drafts'] as const) : (['answers', 'list'] as const)
  return Object.fromEntries(kept.map((one) => [one, keptUntil(profile, event, one)]))
}

const keptRows = (t: Texts, profile: Profile, it: Own): readonly OwnRow[] =>
  Object.entries(datesOf(profile, it)).map(([kept, day]) => [
    t(`registrations.own.kept-${kept}`),
    t('registrations.own.kept-until', { day: plainDate(t, day) }),
  ])

/** What the event asked besides the usual, in the words that were answered. */
const answerRows = (
  t: Texts,
  profile: Profile,
  it: Own,
  questions: readonly Question[],
): readonly OwnRow[] => {
  const said = (it.answers as Partial<Answers>).questions ?? {}
  return questions.flatMap((question) => {
    const answer = said[question.id]
    if (!answer) return []
    const read = wordingOf(question, answer.version) ?? question
    return [[t.words(read.label), answerText(t, profile, question, answer)] as const]
  })
}
