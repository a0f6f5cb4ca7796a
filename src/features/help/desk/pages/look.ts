import { dayAndTime } from '../../../../platform/i18n/dates.ts'
import { zonePlace, type Texts } from '../../../../platform/i18n/index.ts'
import {
  actions,
  button,
  html,
  ledger,
  ledgers,
  link,
  linkButton,
  linkList,
  notice,
  richText,
  type Html,
  type Page,
} from '../../../../platform/ui/index.ts'
import type { Refusal } from '../../../../values/refusal.ts'
import { changesBetween } from '../rules.ts'
import type { Version } from '../types.ts'
import type { SpotView } from '../view.ts'
import { changedLines, deskPath, nameOf, whatOf } from './words.ts'

type Words = { readonly title: string; readonly words: string } | undefined

/** The draft as readers will see it, what changed, and the one button that shows it to them. */
export function previewPage(t: Texts, view: SpotView, draft: Version, no?: Refusal): Page {
  const path = t.path(`${deskPath(view.name)}/${view.language}`)
  return {
    title: t('help.desk.preview.title', { title: draft.title ?? '' }),
    over: nameOf(t, view.language),
    section: 'desk',
    noIndex: true,
    margin: link(t('help.desk.all-languages'), t.path(deskPath(view.name))),
    body: html`${no && notice('bad', t(no.refused, no.values))} ${shown(view, draft)}
    ${ledgers(
      ledger(t('help.desk.changes'), changes(t, view, view.shown, draft)),
      ledger(
        t('help.desk.publish'),
        html`<p>${t('help.desk.publish.words')}</p>
          <form method="post" action="${t.path(`${deskPath(view.name)}/${view.language}/publication`)}">
            <input type="hidden" name="seen" value="${draft.revision}" />
            ${actions(
              button(t('help.desk.publish'), { kind: 'main' }),
              linkButton(t('help.desk.go-on'), path, 'second'),
            )}
          </form>`,
      ),
      ledger(
        t('help.desk.discard'),
        html`<form method="post" action="${t.path(`${deskPath(view.name)}/${view.language}/draft/removal`)}">
          ${actions(button(t('help.desk.discard.submit'), { kind: 'second' }))}
        </form>`,
      ),
    )}`,
  }
}

const shown = (view: SpotView, { title, words }: Pick<Version, 'title' | 'words'>): Html =>
  html`<h2 lang="${view.language}" dir="auto">${title}</h2>
    ${richText(words ?? '', { under: 2, language: view.language })}`

const changes = (t: Texts, view: SpotView, before: Words, after: Pick<Version, 'title' | 'words'>): Html =>
  changedLines(
    t,
    view.language,
    changesBetween(
      before ? `${before.title}\n${before.words}` : '',
      after.title === null ? '' : `${after.title}\n${after.words ?? ''}`,
    ),
  )

/** What an article said at one time, what was changed since the one `before`, and the way back to it. */
export function versionPage(
  t: Texts,
  view: SpotView,
  { version, before }: { readonly version: Version; readonly before: Version | undefined },
  zone: string,
): Page {
  const isLive = version.number === view.live?.number
  const said: Words = before?.title ? { title: before.title, words: before.words ?? '' } : undefined
  const when = dayAndTime(t, version.publishedAt ?? version.savedAt, zone)
  const path = `${deskPath(view.name)}/${view.language}`
  return {
    title: t('help.desk.version', { language: nameOf(t, view.language), number: version.number }),
    over: view.line.title,
    lead: t('help.desk.version.lead', {
      what: whatOf(t, version),
      when,
      place: zonePlace(t, zone),
      name: view.names.get(version.savedBy ?? '') ?? t('help.desk.somebody'),
    }),
    section: 'desk',
    noIndex: true,
    margin: linkList(
      link(t('help.desk.all-languages'), t.path(deskPath(view.name))),
      link(t('help.edit'), t.path(path)),
    ),
    body: html`${version.title !== null && shown(view, version)}
    ${ledgers(
      before && ledger(t('help.desk.changes-then'), changes(t, view, said, version)),
      version.publishedAt !== null &&
        !isLive &&
        version.title !== null &&
        ledger(
          t('help.desk.go-back'),
          html`<p>${t('help.desk.go-back.words')}</p>
            <form method="post" action="${t.path(`${path}/versions/${version.number}/restoration`)}">
              ${actions(button(t('help.desk.go-back'), { kind: 'second' }))}
            </form>`,
        ),
      isLive && ledger(t('help.desk.live'), html`<p>${t('help.desk.live.words')}</p>`),
    )}`,
  }
}
