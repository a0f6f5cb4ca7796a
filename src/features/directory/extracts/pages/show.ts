import { plainDay, type Texts } from '../../../../platform/i18n/index.ts'
import {
  actions,
  html,
  ledger,
  ledgers,
  link,
  linkButton,
  small,
  type Html,
  type Page,
} from '../../../../platform/ui/index.ts'
import { tag } from '../../../../platform/ui/tag.ts'
import { progressOf } from '../rules.ts'
import type { Extract } from '../types.ts'
import { stateOf } from './list.ts'

/** One order: how far it is, or where it is. The page looks again by itself while it waits, also without a script. */
export const extractPage = (t: Texts, it: Extract): Page => ({
  title: t(`directory.extract.name.${it.subject}`, { form: t(`directory.extract.form.${it.form}`) }),
  lead: t(it.state === 'ready' ? 'directory.extract.ready' : 'directory.extract.waiting'),
  section: 'directory',
  noIndex: true,
  margin: link(t('directory.extract.list.title'), t.path('/directory/extracts')),
  ...(it.state === 'waiting' && { refreshAfter: 3 }),
  body: ledgers(
    ledger(t('directory.extract.state'), it.state === 'ready' ? ready(t, it) : waiting(t, it)),
    ledger(
      t('directory.extract.until'),
      html`<p>${plainDay(t, it.expiresAt.toISOString())}</p>
        ${small(t('directory.extract.until.words'))}`,
    ),
  ),
})

const waiting = (t: Texts, it: Extract): Html =>
  html`<p>${stateOf(t, it)}</p>
    <p>${t('directory.extract.progress', { done: it.rowsDone, all: it.rowsAll })}</p>
    ${tag(
      'progress',
      {
        class: 'progress',
        max: 100,
        value: progressOf(it.rowsDone, it.rowsAll),
        'aria-label': t('directory.extract.progress.label'),
      },
      `${progressOf(it.rowsDone, it.rowsAll)} %`,
    )}
    ${small(t('directory.extract.waiting.mail'))}`

const ready = (t: Texts, it: Extract): Html =>
  html`<p>${stateOf(t, it)}</p>
    <p>${t('directory.extract.lines.count', { count: it.rowsAll })}</p>
    ${actions(
      linkButton(
        t(`directory.extract.open.${it.form}`),
        t.path(`/directory/extracts/${it.id}/${it.form === 'csv' ? 'extract.csv' : 'paper'}`),
        'main',
      ),
    )}
    ${small(t('directory.extract.seen-anew'))}`
