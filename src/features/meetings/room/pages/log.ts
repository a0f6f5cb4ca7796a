import { timeOf, type Texts } from '../../../../platform/i18n/index.ts'
import {
  bdi,
  emptyState,
  html,
  lines,
  link,
  linkList,
  userText,
  type Page,
} from '../../../../platform/ui/index.ts'
import { sittingTitle } from '../../pages/words.ts'
import type { Sitting } from '../../types.ts'
import type { LogLine } from '../types.ts'
import { lengthOf } from './view.ts'

/** What happened, line by line, for those who write the report. */
export function logPage(t: Texts, sitting: Sitting, log: readonly LogLine[]): Page {
  const own = t.path(`/meetings/${sitting.id}`)
  return {
    title: t('meetings.log'),
    over: sittingTitle(t, sitting),
    lead: t('meetings.log.lead'),
    section: 'registrations',
    noIndex: true,
    margin: linkList(link(t('meetings.log.csv'), `${own}/log.csv`), link(t('meetings.room.back'), own)),
    body:
      log.length === 0
        ? emptyState(t('meetings.log.none'))
        : lines(
            log.map((line) => ({
              first: bdi(timeOf(t, line.at, sitting.timeZone)),
              says: html`<b>${t(`meetings.log.${line.what}`)}</b> ${[
                  line.organisation,
                  line.name,
                  saidOf(t, line),
                ]
                  .filter(Boolean)
                  .map((words, nth) => html`${nth > 0 && ' · '}${userText(words)}`)}`,
              end: line.endedAt ? bdi(lengthOf(secondsOf(line))) : undefined,
            })),
            'dated',
          ),
  }
}

export const secondsOf = ({ at, endedAt }: LogLine): number =>
  endedAt ? Math.round((endedAt.getTime() - at.getTime()) / 1000) : 0

/** What was announced, or how long each may speak. */
const saidOf = (t: Texts, { what, words }: LogLine): string =>
  what === 'time-set' ? (words ? lengthOf(Number(words)) : t('meetings.lead.time.none')) : words
