import { dayOf, type Texts } from '../../../../platform/i18n/index.ts'
import {
  actions,
  bdi,
  button,
  field,
  html,
  notice,
  problemOf,
  radios,
  userText,
  type Html,
  type Page,
} from '../../../../platform/ui/index.ts'
import type { Problem } from '../../../../values/problem.ts'
import type { Forwarding } from '../../../mailbox/index.ts'
import type { Mine } from '../../mine.ts'
import { backLink, mailPage } from '../../pages.ts'

export type ForwardingView = {
  readonly active?: Forwarding
  readonly waiting?: Forwarding
  readonly ended?: Forwarding
  readonly typed: { readonly target: string; readonly copy: 'yes' | 'no' }
  readonly problems: readonly Problem[]
  readonly zone: string
  readonly now: Date
}

const path = '/mail/settings/forwarding'

/** Where my mail goes on to: what is so now, and asking at another address. */
export const forwardingPage = (t: Texts, mine: Mine, view: ForwardingView): Page =>
  mailPage(t, mine, {
    title: t('webmail.forwarding'),
    here: 'settings',
    form: 'mail-forwarding',
    problems: view.problems,
    letter: html`<section class="mail-letter" aria-labelledby="mail-forwarding-name">
      ${backLink(t('webmail.settings'), t.path('/mail/settings'))}
      <h1 id="mail-forwarding-name">${t('webmail.forwarding')}</h1>
      ${nowPart(t, view)} ${waitingPart(t, view)} ${askPart(t, mine, view)}
      <h2>${t('webmail.forwarding.good-to-know')}</h2>
      ${(['unchanged', 'full', 'stays', 'refused'] as const).map((one) => html`<p>${t(`webmail.forwarding.know.${one}`)}</p>`)}
    </section>`,
  })

function nowPart(t: Texts, { active, ended, zone }: ForwardingView): Html {
  if (!active)
    return html`<p>${t('webmail.forwarding.nothing')}</p>
      ${ended?.endReason === 'bounced' && notice('bad', overWords(t, ended))}`
  return html`<p>
      ${t.html('webmail.forwarding.goes', {
        target: html`<strong>${bdi(active.target)}</strong>`,
        day: dayOf(t, active.confirmedAt ?? active.askedAt, zone),
      })}
    </p>
    ${active.failedAt && notice('bad', failedWords(t, active, active.failedAt, zone))}
    <form method="post" action="${t.path(`${path}/copy`)}">
      ${copyChoice(t, 'copy', active.keepsCopy ? 'yes' : 'no')}
      ${actions(button(t('webmail.forwarding.copy.save'), { kind: 'second' }))}
    </form>
    ${endForm(t, 'all')}`
}

const overWords = (t: Texts, { target }: Forwarding): Html =>
  t.html('webmail.forwarding.was-over', { target: bdi(target) })

const failedWords = (t: Texts, { said }: Forwarding, at: Date, zone: string): Html =>
  html`${t('webmail.forwarding.failed', { day: dayOf(t, at, zone) })} ${said && userText(said)}`

const copyChoice = (t: Texts, name: string, value: string): Html =>
  radios(t, {
    name,
    legend: t('webmail.forwarding.copy'),
    value,
    options: [
      { value: 'yes', label: t('webmail.forwarding.copy.yes'), hint: t('webmail.forwarding.copy.yes.hint') },
      { value: 'no', label: t('webmail.forwarding.copy.no'), hint: t('webmail.forwarding.copy.no.hint') },
    ],
  })

const endForm = (t: Texts, what: 'all' | 'question'): Html =>
  html`<form method="post" action="${t.path(`${path}/end`)}">
    <input type="hidden" name="what" value="${what}" />
    ${actions(button(t(`webmail.forwarding.end.${what}`), { kind: 'second' }))}
  </form>`

function waitingPart(t: Texts, { waiting, zone, now }: ForwardingView): Html | undefined {
  if (!waiting || waiting.expiresAt <= now) return undefined
  const words = {
    target: html`<strong>${bdi(waiting.target)}</strong>`,
    day: dayOf(t, waiting.expiresAt, zone),
  }
  return html`${notice('info', t.html('webmail.forwarding.waits', words))} ${endForm(t, 'question')}`
}

const askPart = (t: Texts, { mailbox }: Mine, { active, typed, problems }: ForwardingView): Html =>
  html`<h2>${t(active ? 'webmail.forwarding.elsewhere' : 'webmail.forwarding.begin')}</h2>
    <p>${t.html('webmail.forwarding.how', { address: bdi(mailbox.address) })}</p>
    <form id="mail-forwarding" method="post" action="${t.path(path)}" novalidate>
      ${field(t, {
        name: 'target',
        type: 'email',
        label: t('webmail.forwarding.target'),
        value: typed.target,
        autocomplete: 'email',
        problem: problemOf(problems, 'target'),
      })}
      ${active ? html`<input type="hidden" name="copy" value="${active.keepsCopy ? 'yes' : 'no'}" />` : copyChoice(t, 'copy', typed.copy)}
      ${actions(button(t('webmail.forwarding.ask'), { kind: 'action' }))}
    </form>`
