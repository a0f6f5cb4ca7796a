import { dayOf, type Texts } from '../../../platform/i18n/index.ts'
import type { Profile } from '../../../platform/profile/index.ts'
import {
  actions,
  answers,
  bdi,
  button,
  fourAnswers,
  html,
  ledger,
  ledgers,
  link,
  notice,
  problemOf,
  said,
  textArea,
  url,
  userParagraph,
  userText,
  type Child,
  type Html,
  type Page,
} from '../../../platform/ui/index.ts'
import type { Problem, Typed } from '../../../values/problem.ts'
import type { Refusal } from '../../../values/refusal.ts'
import { isOpen, isOver } from '../states.ts'
import type { Application, Eligibility } from '../types.ts'
import { statePill } from './state.ts'
import { useWords, type Use } from './use.ts'

export type RequestView = {
  readonly profile: Profile
  readonly base: string
  readonly it: Application
  readonly person: string
  readonly email: string | undefined
  readonly organisation: string
  readonly eligibility: Eligibility
  /** Says that they belong, and that waits, too. */
  readonly isClaimed: boolean
  /** How it is used; undefined while nobody has it. */
  readonly use: Use | undefined
  readonly timeZone: string
  readonly typed: Typed
  readonly problems: readonly Problem[]
  readonly no?: Refusal | undefined
}

/** One application at the desk of whoever decides: who asks, why, and the decision. */
export function requestPage(t: Texts, view: RequestView): Page {
  const { it, profile, base, timeZone } = view
  const access = profile.accessName
  return {
    title: view.person,
    over: html`${userText(view.organisation)} · ${bdi(it.registrationId)} ${statePill(t, it.state)}`,
    section: base.startsWith('/desk') ? 'desk' : 'organisation',
    noIndex: true,
    problems: view.problems,
    margin: link(t('access.requests.title', { access }), t.path(base)),
    body: html`${view.no && notice('bad', t(view.no.refused, { access, ...view.no.values }))}
    ${fourAnswers(t, {
      who: t(`access.who.${it.state}`),
      since: said(dayOf(t, it.stateSince, timeZone)),
      next: t(`access.next.${it.state}`, { access }),
      can: said(
        t(
          isOpen(it.state)
            ? 'access.can.decide'
            : isOver(it.state)
              ? 'access.can.nothing'
              : 'access.can.remove',
        ),
      ),
    })}
    ${isOpen(it.state) && view.eligibility !== 'eligible' && notice('bad', t(`access.eligible.${view.eligibility}`, { access }))}
    ${isOpen(it.state) && view.isClaimed && notice('info', t('access.request.claimed'))}
    ${answers(t, [
      {
        title: t('access.request.about'),
        rows: [
          { label: t('access.email'), value: view.email ? bdi(view.email) : t('access.request.no-email') },
          {
            label: t('access.why'),
            value: it.reason ? userParagraph(it.reason) : t('access.request.no-reason'),
          },
          { label: t('access.applied-on'), value: dayOf(t, it.createdAt, timeZone) },
          ...(view.use ? [{ label: t('access.request.use'), value: useRow(t, view.use, timeZone) }] : []),
        ],
      },
    ])}
    ${
      it.decisionReason &&
      html`<p>${t('access.letter.reason')}</p>
        ${userParagraph(it.decisionReason)}`
    }
    ${ledgers(...deciding(t, view, access))}`,
  }
}

const useRow = (t: Texts, use: Use, timeZone: string): Html => {
  const [first, ...others] = useWords(t, use, timeZone)
  return said(first, ...others)
}

const deciding = (t: Texts, view: RequestView, access: string): readonly Child[] =>
  isOpen(view.it.state)
    ? [
        ledger(
          t('access.request.yes'),
          act(
            t,
            view,
            'approval',
            html`<p>${t('access.request.yes.words', { access })}</p>
              ${actions(button(t('access.request.approve'), { kind: 'main' }))}`,
          ),
        ),
        ledger(t('access.request.no'), act(t, view, 'rejection', reason(t, view, 'access.request.reject'))),
      ]
    : isOver(view.it.state)
      ? []
      : [
          ledger(
            t('access.request.end', { access }),
            act(t, view, 'removal', reason(t, view, 'access.request.remove')),
          ),
        ]

const act = (t: Texts, { base, it }: RequestView, what: string, body: Html): Html =>
  html`<form method="post" action="${url(t.path(`${base}/${it.id}/${what}`))}" novalidate>
    <input type="hidden" name="revision" value="${it.revision}" />
    ${body}
  </form>`

const reason = (t: Texts, { typed, problems }: RequestView, label: string): Html =>
  html`${textArea(t, {
    name: 'reason',
    label: t('access.request.reason'),
    hint: t('access.request.reason.hint'),
    value: String(typed['reason'] ?? ''),
    maxlength: 1000,
    problem: problemOf(problems, 'reason'),
  })}
  ${actions(button(t(label), { kind: 'second' }))}`
