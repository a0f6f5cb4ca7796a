import type { Texts } from '../../../../platform/i18n/index.ts'
import {
  actions,
  answers,
  bdi,
  button,
  html,
  link,
  notice,
  small,
  status,
  userParagraph,
  userText,
  type AnswerRow,
  type Html,
  type Page,
} from '../../../../platform/ui/index.ts'
import type { Refusal } from '../../../../values/refusal.ts'
import { moment } from '../../words.ts'
import type { SecondLook } from '../types.ts'

export type SecondLookView = {
  readonly look: SecondLook
  /** Why this reader cannot agree; undefined: they can. */
  readonly no: Refusal | undefined
  readonly isMine: boolean
  readonly zone: string
  readonly now: Date
}

/** What somebody asked for: about whom, what, why; and saying yes or no. */
export const showSecondLookPage = (t: Texts, view: SecondLookView, refused?: Refusal): Page => {
  const { it, about } = view.look
  return {
    title: t(`administration.detail.kind.${it.kind}`),
    over: userText(about),
    lead: t('administration.second.show.lead'),
    section: 'administration',
    noIndex: true,
    margin: link(t('administration.second.back'), t.path('/admin/second-look')),
    body: html`${refused && notice('bad', t(refused.refused, refused.values))}
    ${answers(t, [{ rows: rows(t, view) }])} ${decision(t, view)}`,
  }
}

const isOpen = ({ look: { it }, now }: SecondLookView): boolean =>
  !it.confirmedAt && !it.refusedAt && !it.endedAt && it.expiresAt > now

function rows(t: Texts, view: SecondLookView): AnswerRow[] {
  const { look, zone, now } = view
  const { it } = look
  const account = (id: string, name: string) => link(userText(name), t.path(`/admin/accounts/${id}`))
  const all: (AnswerRow | undefined)[] = [
    { label: t('administration.second.about'), value: account(it.accountId, look.about) },
    look.other && { label: t('administration.second.other'), value: account(look.other.id, look.other.name) },
    typeof it.facts['address'] === 'string'
      ? { label: t('administration.change.address'), value: bdi(it.facts['address']) }
      : undefined,
    typeof it.facts['role'] === 'string'
      ? {
          label: t('administration.second.role'),
          value: t(`administration.detail.role.${it.facts['role']}`),
          note: t(
            it.facts['ends'] === true
              ? 'administration.second.role-ends'
              : 'administration.second.role-begins',
          ),
        }
      : undefined,
    { label: t('administration.reason'), value: userParagraph(it.reason) },
    {
      label: t('administration.asked-by'),
      value: userText(look.askedBy),
      note: moment(t, it.createdAt, zone, now),
    },
    { label: t('administration.second.state'), value: state(t, view) },
  ]
  return all.filter((row) => row !== undefined)
}

function state(t: Texts, view: SecondLookView): Html {
  const { it } = view.look
  if (it.confirmedAt) return status('confirmed', t('administration.second.confirmed'))
  if (it.refusedAt) return status('rejected', t('administration.second.refused'))
  if (!isOpen(view)) return status('withdrawn', t('administration.second.ran-out'))
  return status(
    'pending',
    t('administration.waits-until', { moment: moment(t, it.expiresAt, view.zone, view.now) }),
  )
}

/** Yes is done at once. No changes nothing; whoever asked takes it back in the same way. */
function decision(t: Texts, view: SecondLookView): Html | undefined {
  if (!isOpen(view)) return undefined
  const path = `/admin/second-look/${view.look.it.id}`
  const no = (key: string) =>
    html`<form method="post" action="${t.path(`${path}/refusal`)}">
      ${actions(button(t(key), { kind: 'second' }))}
    </form>`
  if (view.isMine)
    return html`${notice('info', t('administration.second.yours'))} ${no('administration.second.take-back')}`
  if (view.no) return notice('info', t(view.no.refused, view.no.values))
  return html`<form method="post" action="${t.path(`${path}/agreement`)}">
      ${actions(button(t('administration.second.agree'), { kind: 'main' }))}
      ${small(t('administration.second.agree.words'))}
    </form>
    ${no('administration.second.refuse')}`
}
