import { inTransaction } from '../../../platform/database/database.ts'
import type { House } from '../../../platform/house.ts'
import type { Texts } from '../../../platform/i18n/index.ts'
import type { Actor } from '../../../values/actor.ts'
import { openEnquiry } from '../../enquiries/index.ts'
import type { Report } from './parse.ts'

/** Hands a suspicious message to the service desk, as a thread of its own; says its number. */
export const reportMessage = (
  house: Pick<House, 'db' | 'clock' | 'secrets'>,
  actor: Actor,
  it: Report,
  t: Texts,
): Promise<{ readonly number: string }> =>
  inTransaction(house.db, (tx) =>
    openEnquiry(
      tx,
      house,
      actor,
      {
        desk: 'mail',
        source: 'report',
        subject: it.from
          ? t('notices.report.subject-from', { from: it.from.slice(0, 100) })
          : t('notices.report.subject'),
        words: wordsOf(it, t),
        writer: actor.kind === 'person' ? { personId: actor.personId } : { address: it.email },
        language: t.language,
      },
      house.clock.now(),
    ),
  )

const wordsOf = ({ from, words, source }: Report, t: Texts): string =>
  [
    words,
    from && `${t('notices.report.from')}: ${from}`,
    source && `${t('notices.report.source')}:\n\n${source}`,
  ]
    .filter(Boolean)
    .join('\n\n')
