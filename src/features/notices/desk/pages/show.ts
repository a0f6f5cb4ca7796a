import { languageName, list, type Texts } from '../../../../platform/i18n/index.ts'
import type { Category } from '../../../../platform/profile/index.ts'
import {
  actions,
  button,
  html,
  ledger,
  ledgers,
  lines,
  link,
  linkButton,
  notice as note,
  userText,
  type Child,
  type Html,
  type Page,
} from '../../../../platform/ui/index.ts'
import { richText } from '../../../../platform/ui/rich-text.ts'
import { tag } from '../../../../platform/ui/tag.ts'
import { directionOf, type Language } from '../../../../values/language.ts'
import type { Refusal } from '../../../../values/refusal.ts'
import { momentIn, plainTitleOf, standingPill, type Around } from '../../pages/words.ts'
import type { Notice, NoticeVersion, Standing, Wordings } from '../../types.ts'

export type VersionLine = NoticeVersion & { readonly name: string | undefined }

export type WrittenView = Around & {
  readonly notice: Notice
  readonly standing: Standing
  readonly missing: readonly Language[]
  /** To how many a circular would go by mail now. */
  readonly readers: number
  readonly categories: readonly Category[]
  readonly versions: readonly VersionLine[]
}

/** A notice as its writer looks at it: every language as its readers see it, when it is shown, and what became of it. */
export const showPage = (t: Texts, view: WrittenView & { readonly no?: Refusal | undefined }): Page => ({
  title: plainTitleOf(t, view.notice, view.languages),
  over: standingPill(t, view.standing),
  section: 'desk',
  noIndex: true,
  margin: link(t('notices.desk.back'), t.path('/desk/notices')),
  body: html`${view.no && note('bad', t(view.no.refused))} ${warnings(t, view)}
  ${ledgers(
    ledger(t('notices.desk.about'), about(t, view)),
    ledger(t('notices.desk.times'), times(t, view)),
    ledger(t('notices.desk.preview'), previews(t, view)),
    ledger(t('notices.desk.versions'), versions(t, view)),
  )}
  ${acts(t, view)}`,
})

const warnings = (t: Texts, { missing, standing }: WrittenView): Child =>
  missing.length > 0 &&
  standing !== 'withdrawn' &&
  note(
    'info',
    t('notices.desk.missing', {
      languages: list(
        t,
        missing.map((one) => languageName(t, one).here),
      ),
    }),
  )

function about(t: Texts, { notice, categories, readers }: WrittenView): Html {
  return html`<p>${t(`notices.kind.${notice.kind}`)}</p>
    ${notice.isUrgent && html`<p>${t('notices.desk.urgent')}</p>`}
    ${
      categories.length > 0 &&
      html`<ul>
        ${categories.map(({ plural }) => html`<li>${t.words(plural)}</li>`)}
      </ul>`
    }
    ${notice.byMail && notice.state === 'draft' && html`<p>${t('notices.desk.readers', { count: readers })}</p>`}
    ${notice.mailState !== 'none' && html`<p>${t('notices.desk.mailed', { count: notice.mailed })}</p>`}`
}

function times(t: Texts, { notice, seatZone }: WrittenView): Html {
  const at = (moment: Date | null, none: string): Html =>
    html`${moment ? momentIn(t, moment, seatZone) : t(none)}`
  return html`<p>${t('notices.desk.field.shownFrom')}: ${at(notice.shownFrom, 'notices.desk.at-once')}</p>
    <p>${t('notices.desk.field.shownUntil')}: ${at(notice.shownUntil, 'notices.desk.no-end')}</p>
    ${
      notice.beginsAt &&
      notice.endsAt &&
      html`<p>${t('notices.begins')}: ${momentIn(t, notice.beginsAt, seatZone)}</p>
        <p>${t('notices.ends')}: ${momentIn(t, notice.endsAt, seatZone)}</p>`
    }`
}

const previews = (t: Texts, { notice, languages }: WrittenView): Html =>
  wordingsIn(t, notice.wordings, languages, 'h3')

const wordingsIn = (t: Texts, wordings: Wordings, languages: readonly Language[], level: 'h2' | 'h3'): Html =>
  html`${languages
    .filter((language) => Object.hasOwn(wordings, language))
    .map((language) => {
      const { title = '', words = '' } = wordings[language] ?? {}
      return html`${tag(level, {}, languageName(t, language).here)}
        <p><b>${tag('span', { lang: language, dir: directionOf(language) }, title)}</b></p>
        ${richText(words, { under: level === 'h3' ? 3 : 2, language, path: t.path })}`
    })}`

const versions = (t: Texts, { notice, versions: all, seatZone }: WrittenView): Html =>
  lines(
    all.map((one) => ({
      first: momentIn(t, one.at, seatZone),
      says: html`${t(`notices.desk.version.${one.what}`)}${one.name && html` · ${userText(one.name)}`}`,
      end: link(
        t('notices.desk.version.see', { number: one.revision }),
        t.path(`/desk/notices/${notice.id}/versions/${one.revision}`),
      ),
    })),
    'dated',
  )

function acts(t: Texts, { notice, readers }: WrittenView): Child {
  if (notice.state === 'withdrawn') return undefined
  const base = `/desk/notices/${notice.id}`
  const edit = linkButton(t('notices.desk.change'), t.path(`${base}/text`), 'second')
  const withdraw = html`<form method="post" action="${t.path(`${base}/withdrawal`)}">
    ${actions(button(t(notice.state === 'draft' ? 'notices.desk.discard' : 'notices.desk.withdraw'), { kind: 'plain' }))}
  </form>`
  if (notice.state === 'published')
    return html`${actions(edit, link(t('notices.desk.see'), t.path(`/notices/${notice.id}`)))} ${withdraw}`
  return html`<form method="post" action="${t.path(`${base}/publication`)}">
      <input type="hidden" name="revision" value="${notice.revision}" />
      ${actions(
        button(
          notice.byMail ? t('notices.desk.publish-mail', { count: readers }) : t('notices.desk.publish'),
          { kind: 'main' },
        ),
        edit,
      )}
    </form>
    ${withdraw}`
}

/** What a notice said after one change. */
export const versionPage = (
  t: Texts,
  view: Around & { readonly notice: Notice; readonly version: NoticeVersion },
): Page => ({
  title: t('notices.desk.version.title', { number: view.version.revision }),
  over: plainTitleOf(t, view.notice, view.languages),
  lead: html`${t(`notices.desk.version.${view.version.what}`)}, ${momentIn(t, view.version.at, view.seatZone)}`,
  section: 'desk',
  noIndex: true,
  margin: link(t('notices.desk.back-one'), t.path(`/desk/notices/${view.notice.id}`)),
  body: wordingsIn(t, view.version.wordings, view.languages, 'h2'),
})
