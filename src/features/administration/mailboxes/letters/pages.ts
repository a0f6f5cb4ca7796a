import { sizeOf, type Texts } from '../../../../platform/i18n/index.ts'
import {
  actions,
  answers,
  bdi,
  button,
  emptyState,
  html,
  lines,
  link,
  muted,
  notice,
  pagination,
  said,
  small,
  status,
  url,
  type AnswerRow,
  type Html,
  type Line,
  type Page,
  type StatusKind,
} from '../../../../platform/ui/index.ts'
import type { AccountId } from '../../../../values/ids.ts'
import { isRefusal, type Refusal } from '../../../../values/refusal.ts'
import { reasonOf, type LetterLine } from '../../../mail-routing/index.ts'
import { maskedAddress } from '../../accounts/rules.ts'
import { moment } from '../../words.ts'
import { letterActs, type LetterAct } from './act.ts'

export type Shown = {
  readonly accountId: AccountId
  readonly name: string
  readonly zone: string
  readonly now: Date
  /** Addresses are read whole for a while. */
  readonly isOpen: boolean
}

export type LettersView = Shown & {
  readonly letters: readonly LetterLine[]
  readonly page: number
  readonly pages: number
}

export type LetterView = Shown & {
  readonly letter: LetterLine
  readonly offers: Readonly<Record<LetterAct, object | Refusal>>
  readonly no?: Refusal | undefined
}

const pathOf = ({ accountId }: Shown): string => `/admin/accounts/${accountId}/mailbox/letters`

/** What somebody sent, by what became of it. Nothing of what is in it. */
export const lettersPage = (t: Texts, view: LettersView): Page => ({
  title: t('administration.letters.title', { name: view.name }),
  lead: t('administration.letters.lead'),
  section: 'administration',
  noIndex: true,
  margin: link(t('administration.letters.to-mailbox'), t.path(`/admin/accounts/${view.accountId}/mailbox`)),
  body: html`${
    view.letters.length > 0
      ? lines(view.letters.map((one) => lineOf(t, view, one)))
      : emptyState(t('administration.letters.none'))
  }
  ${pagination(t, { page: view.page, pages: view.pages, href: (page) => `${t.path(pathOf(view))}?page=${page}` })}`,
})

const lineOf = (t: Texts, view: Shown, it: LetterLine): Line => ({
  first: said(
    link(bdi(addressOf(view, it)), t.path(`${pathOf(view)}/${it.id}`)),
    t(`administration.letter.kind.${it.kind}`),
    it.state !== 'sent' && reasonWords(t, it),
  ),
  says: moment(t, it.createdAt, view.zone, view.now),
  end: pill(t, it),
})

const addressOf = ({ isOpen }: Shown, { address }: LetterLine): string =>
  isOpen ? address : maskedAddress(address)

type State = LetterLine['state'] | 'retrying'
const kinds: Readonly<Record<State, StatusKind>> = {
  queued: 'pending',
  retrying: 'pending',
  held: 'draft',
  sent: 'confirmed',
  failed: 'rejected',
}

function pill(t: Texts, { state, tries }: LetterLine): Html {
  const shown = state === 'queued' && tries > 0 ? 'retrying' : state
  return status(kinds[shown], t(`administration.letter.state.${shown}`))
}

/** Why it did not get through, in words; what the other server said may name what is nobody's business here. */
function reasonWords(t: Texts, { said: answer }: LetterLine): string | undefined {
  const reason = reasonOf(answer)
  return reason && t(`administration.letter.reason.${reason}`)
}

/** One letter to one recipient: what became of it, and what can be done. */
export const letterPage = (t: Texts, view: LetterView): Page => ({
  title: t('administration.letter.title'),
  over: view.name,
  section: 'administration',
  noIndex: true,
  margin: link(t('administration.letters.back'), t.path(pathOf(view))),
  body: html`${view.no && notice('bad', t(view.no.refused, view.no.values))}
  ${answers(t, [{ rows: facts(t, view) }])} ${letterActs.map((act) => form(t, view, act))}`,
})

function facts(t: Texts, view: LetterView): AnswerRow[] {
  const { letter, zone, now } = view
  const at = (when: Date) => moment(t, when, zone, now)
  const reason = reasonWords(t, letter)
  const waits = letter.state === 'queued'
  return [
    {
      label: t('administration.letter.state'),
      value: pill(t, letter),
      ...(reason && letter.state !== 'sent' && { note: reason }),
    },
    { label: t('administration.letter.kind'), value: t(`administration.letter.kind.${letter.kind}`) },
    { label: t('administration.letter.to'), value: bdi(addressOf(view, letter)) },
    { label: t('administration.letter.made'), value: at(letter.createdAt) },
    {
      label: t('administration.letter.tries'),
      value: t('administration.letter.tried', { count: letter.tries }),
      ...(waits && { note: t('administration.letter.until', { moment: at(letter.expiresAt) }) }),
    },
    ...(waits ? [{ label: t('administration.letter.next'), value: at(letter.dueAt) }] : []),
    ...(letter.doneAt ? [{ label: t('administration.letter.done'), value: at(letter.doneAt) }] : []),
    {
      label: t('administration.letter.size'),
      value: sizeOf(t, letter.size),
    },
  ]
}

function form(t: Texts, view: LetterView, act: LetterAct): Html | undefined {
  const { letter, offers } = view
  const offer = offers[act]
  // Why a failed or held letter cannot be tried is worth a sentence; that a sent one cannot be given up is not.
  if (isRefusal(offer))
    return act === 'try' && letter.state !== 'sent' && !view.no
      ? html`<p>${muted(t(offer.refused, offer.values))}</p>`
      : undefined
  const way = act === 'try' && letter.state === 'failed' ? 'again' : act
  return html`<form method="post" action="${url(t.path(`${pathOf(view)}/${letter.id}`))}">
    <input type="hidden" name="act" value="${act}" />
    ${actions(button(t(`administration.letter.${way}`), { kind: act === 'try' ? 'action' : 'second' }))}
    ${small(t(`administration.letter.${way}.means`))}
  </form>`
}
