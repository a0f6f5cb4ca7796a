import type { Texts } from '../../i18n/index.ts'
import { dateBlock } from '../../i18n/index.ts'
import { html, ledger, ledgers, linkButton, type Html, type Page } from '../kit.ts'
import { actionsExample } from './actions.ts'
import { answersExample } from './answers.ts'
import { boardExample } from './board.ts'
import { choices } from './choices.ts'
import { comparing } from './comparing.ts'
import { departures } from './departures.ts'
import { after, here, nowhere, type Example } from './example.ts'
import { exampleProblems, fields } from './fields.ts'
import { figures } from './figures.ts'
import { journey } from './journey.ts'
import { labelsExample } from './labels.ts'
import { lists } from './lists.ts'
import { notices } from './notices.ts'
import { empty, paging } from './paging.ts'
import { picking } from './picking.ts'
import { placesExample } from './places.ts'
import { rich } from './rich.ts'
import { statusExample } from './status.ts'
import { stepsExample } from './steps.ts'
import { tables } from './tables.ts'
import { deadlines, times } from './times.ts'
import { type } from './type.ts'

const calm: readonly Example[] = [
  type,
  actionsExample,
  statusExample,
  notices,
  times,
  placesExample,
  deadlines,
  lists,
]
const rest: readonly Example[] = [
  stepsExample,
  comparing,
  tables,
  rich,
  figures,
  labelsExample,
  paging,
  empty,
]

/** The page at `/_ui`: every part in its states, in any language. What is looked at and tested before anything else. */
export const uiPage = (t: Texts, now: Date = new Date()): Page => ({
  title: t('ui.example.title'),
  lead: t('ui.example.lead'),
  over: t('ui.example.back'),
  dateBlock: dateBlock(t, after(now, 9), after(now, 10), here),
  side: html`<h2>${t('ui.example.see')}</h2>
    <p>${t('ui.example.open-to-all')}</p>
    ${linkButton(t('ui.example.register'), nowhere, 'main')}`,
  problems: exampleProblems,
  form: 'example',
  noIndex: true,
  body: body(t, now),
})

const body = (t: Texts, now: Date): Html =>
  html`${boardExample(t, now)} ${departures(t, now)} ${ledgers(calm.map((one) => shown(t, now, one)))}
    <form method="post" action="#main" id="example" novalidate>
      ${ledgers([fields, choices].map((one) => shown(t, now, one)))}
    </form>
    ${journey(t, now)} ${answersExample(t)} ${ledgers(rest.map((one) => shown(t, now, one)))} ${picking(t)}`

const shown = (t: Texts, now: Date, example: Example): Html =>
  ledger(t(`ui.example.part.${example.name}`), example.show(t, now))
