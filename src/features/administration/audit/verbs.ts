import type { GivenOptions, Verb } from '../../../platform/command-line.ts'
import type { House } from '../../../platform/house.ts'
import { isRefusal, refuse } from '../../../values/refusal.ts'
import { findAudit } from './find.ts'

const list: Verb = {
  noun: 'audit',
  verb: 'list',
  summary: 'Lists who did what to what, the newest first.',
  options: {
    about: {
      value: 'ACCOUNT',
      summary: 'Only about this account or thing: a user name, an address or an id.',
    },
    by: { value: 'ACCOUNT', summary: 'Only what this account did.' },
    act: { value: 'ACT', summary: 'Only acts that begin like this, such as accounts. or roles.granted.' },
    since: { value: 'DAY', summary: 'Only from this day on, such as 2026-11-25.' },
    limit: { value: 'COUNT', summary: 'At most so many; 100 unless it is said.' },
  },
  examples: [
    'bin/plenary audit list --about mensaha',
    'bin/plenary audit list --by wisniewskit --act administration. --since 2026-11-01 --json',
  ],
  run,
}

async function run({ db }: House, options: GivenOptions): Promise<unknown> {
  const { about, by, act } = options
  const since = sinceOf(options['since'])
  if (since === 'wrong') return refuse('administration.day-wrong')
  const most = Math.min(Math.max(Math.trunc(Number(options['limit'] ?? 100)) || 100, 1), 10_000)
  const found = await findAudit(db, { about: text(about), by: text(by), act: text(act), since, most })
  if (isRefusal(found)) return found
  const { entries, names } = found
  return entries.map((one) => ({
    at: one.at,
    act: one.act,
    by: one.actorAccountId ?? one.actorKind,
    byName: one.actorAccountId ? (names.get(one.actorAccountId) ?? null) : null,
    about: one.subjectId,
    aboutName: one.subjectId ? (names.get(one.subjectId) ?? null) : null,
    details: one.details,
  }))
}

const text = (given: string | boolean | undefined): string | undefined =>
  typeof given === 'string' && given !== '' ? given : undefined

function sinceOf(given: string | boolean | undefined): Date | undefined | 'wrong' {
  if (given === undefined) return undefined
  const day = new Date(`${String(given)}T00:00:00Z`)
  return /^\d{4}-\d{2}-\d{2}$/.test(String(given)) && !Number.isNaN(day.getTime()) ? day : 'wrong'
}

export const auditVerbs: readonly Verb[] = [list]
