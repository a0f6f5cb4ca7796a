import type { Texts } from '../../../../platform/i18n/index.ts'
import { html, ledgers, link, notice, userText, type Page } from '../../../../platform/ui/index.ts'
import type { Refusal } from '../../../../values/refusal.ts'
import type { DeskView } from '../desk-view.ts'
import { accessPart } from './desk-access.ts'
import { actsPart, stateBlock, waitingPart } from './desk-acts.ts'
import { namesPart, personPart } from './desk-person.ts'
import { historyPart, tracesPart } from './desk-traces.ts'

/** One account as the service desk sees it: its state and what opens it again, what can be done, who it is, what happened. */
export const deskPage = (t: Texts, view: DeskView, no?: Refusal): Page => ({
  title: view.person.otherScriptName ?? view.person.name,
  over: t('administration.account.over'),
  lead: view.person.otherScriptName ? userText(view.person.name) : undefined,
  section: 'administration',
  noIndex: true,
  margin: link(t('administration.accounts.back'), t.path('/admin/accounts')),
  body: html`${no && notice('bad', t(no.refused, no.values))} ${stateBlock(t, view)}
  ${ledgers(
    actsPart(t, view),
    waitingPart(t, view),
    personPart(t, view),
    namesPart(t, view),
    ...accessPart(t, view),
    ...tracesPart(t, view),
    historyPart(t, view),
  )}`,
})
