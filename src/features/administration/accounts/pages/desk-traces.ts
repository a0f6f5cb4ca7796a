import type { Texts } from '../../../../platform/i18n/index.ts'
import {
  bdi,
  html,
  ledger,
  lines,
  link,
  linkList,
  muted,
  said,
  timeline,
  userText,
  type Child,
  type Html,
  type Line,
} from '../../../../platform/ui/index.ts'
import { otherThan } from '../../../accounts/index.ts'
import type { AuditEntry } from '../../../audit/index.ts'
import { actWords, byWhom, detailWords } from '../../audit/words.ts'
import { mailLine } from '../../mails/pages/words.ts'
import { moment } from '../../words.ts'
import type { DeskView } from '../desk-view.ts'

/** What was sent, who may be the same person, what was made one, and who looked. */
export const tracesPart = (t: Texts, view: DeskView): readonly Child[] => [
  view.mails.length > 0 && ledger(t('administration.mails'), mails(t, view)),
  view.hints.length > 0 &&
    ledger(t('administration.hints'), lines(view.hints.map((one) => hint(t, one, view)))),
  view.merges.length > 0 && ledger(t('administration.merges'), lines(merges(t, view))),
  view.looks.length > 0 && ledger(t('administration.looks'), lines(looks(t, view))),
]

const mails = (t: Texts, { mails: newest, account, zone, now, isOpen }: DeskView): Html => {
  const path = `/admin/accounts/${account.id}/mails`
  return html`${lines(newest.map((one) => mailLine(t, one, { path, zone, now, isOpen })))}
  ${linkList(link(t('administration.mails.all'), t.path(path)))}`
}

const hint = (t: Texts, one: DeskView['hints'][number], { account }: DeskView): Line => {
  const other = otherThan(one, account.id)
  return {
    first: said(userText(other.name), other.userName && bdi(other.userName)),
    says: one.reasons.map((reason) => t(`accounts.hint.reason.${reason}`)).join(' · '),
    end: link(t('administration.hints.look'), t.path(`/admin/hints/${one.id}`)),
  }
}

const merges = (t: Texts, { merges: all, zone, now }: DeskView): Line[] =>
  all.map((one) => ({
    first: said(
      link(userText(one.other.name), t.path(`/admin/accounts/${one.other.id}`)),
      t(one.isSurvivor ? 'administration.merges.merged' : 'administration.merges.survivor'),
    ),
    says: moment(t, one.at, zone, now),
    end: t(one.settledAt ? 'administration.merges.settled' : 'administration.merges.open'),
  }))

const looks = (t: Texts, { looks: all, zone, now }: DeskView): Line[] =>
  all.map((one) => ({
    first: said(userText(one.by), moment(t, one.startedAt, zone, now)),
    says: userText(one.reason),
    end: one.endedAt ? undefined : t('administration.looks.now'),
  }))

/** Everything that was done to the account and to its person, the newest first. */
export const historyPart = (t: Texts, view: DeskView): Html =>
  ledger(
    t('administration.history'),
    html`${view.history.entries.length === 0 && muted(t('administration.history.none'))}
    ${timeline(
      view.history.entries.map((one) => ({
        when: moment(t, one.at, view.zone, view.now),
        title: actWords(t, one.act),
        words: historyWords(t, one, view),
        state: 'done' as const,
      })),
    )}
    ${
      view.history.older &&
      linkList(
        link(
          t('administration.history.older'),
          `${t.path(`/admin/accounts/${view.account.id}`)}?before=${view.history.older}#history`,
        ),
      )
    }`,
    { id: 'history' },
  )

const historyWords = (t: Texts, entry: AuditEntry, { namesOfActors, account }: DeskView): Html =>
  html`${[byWhom(t, entry, namesOfActors, account.id), ...detailWords(t, entry)].map(
    (words, place) => html`${place > 0 && ' · '}${words}`,
  )}`
