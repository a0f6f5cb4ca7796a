import { languageName, type Texts } from '../../../../platform/i18n/index.ts'
import {
  actions,
  button,
  checkbox,
  field,
  html,
  ledger,
  ledgers,
  link,
  linkList,
  notice,
  problemOf,
  richText,
  select,
  small,
  textArea,
  userText,
  type Html,
  type Page,
} from '../../../../platform/ui/index.ts'
import type { Problem, Typed } from '../../../../values/problem.ts'
import type { Refusal } from '../../../../values/refusal.ts'
import { kinds } from '../../articles/rules.ts'
import { titleLength, wordsLength } from '../parse.ts'
import type { SpotView } from '../view.ts'
import { deskPath, nameOf, standingPill, versionLines, versionPages } from './words.ts'

export type EditForm = {
  readonly typed: Typed
  readonly problems: readonly Problem[]
  readonly no?: Refusal | undefined
}

/** Writing one language of an article. What is sent is kept as a draft and looked at before readers see it. */
export function editPage(t: Texts, view: SpotView, form: EditForm, zone: string): Page {
  const path = `${deskPath(view.name)}/${view.language}`
  const language = nameOf(t, view.language)
  return {
    title: t('help.desk.edit.title', { title: view.line.title }),
    over: html`${language} ${stateOf(t, view)}`,
    section: 'desk',
    noIndex: true,
    problems: form.problems,
    form: 'article',
    margin: linkList(
      link(t('help.desk.all-languages'), t.path(deskPath(view.name))),
      view.draft && link(t('help.desk.preview'), t.path(`${path}/preview`)),
    ),
    body: html`<form id="article" method="post" action="${t.path(path)}" novalidate>
        <input type="hidden" name="seen" value="${valueOf(form, 'seen')}" />
        ${form.no && notice('bad', t(form.no.refused, form.no.values))} ${draftNotice(t, view)}
        ${wordFields(t, form)} ${view.original && fitsField(t, view, form)}
        ${actions(button(t('help.desk.save'), { kind: 'main' }))}
      </form>
      ${ledgers(
        view.original &&
          ledger(
            t('help.desk.original', { language: nameOf(t, view.first) }),
            html`<p lang="${view.first}" dir="auto"><b>${view.original.title}</b></p>
              ${richText(view.original.words, { under: 2, language: view.first })}`,
          ),
        ledger(t('help.desk.marks'), marks(t)),
        view.versions.length > 0 &&
          ledger(
            t('help.desk.versions'),
            html`${versionLines(t, view.name, view.versions, { names: view.names, zone })}
            ${versionPages(t, view, path)}`,
          ),
        view.isOurs && view.live?.title && oursAgain(t, path),
      )}`,
  }
}

const stateOf = (t: Texts, view: SpotView): Html | undefined => {
  const state = view.line.languages.find(({ language }) => language === view.language)
  return state && standingPill(t, state.standing)
}

const draftNotice = (t: Texts, { draft, names }: SpotView): Html | undefined =>
  draft &&
  notice(
    'info',
    t.html('help.desk.draft', { name: userText(names.get(draft.savedBy ?? '') ?? t('help.desk.somebody')) }),
  )

const valueOf = ({ typed }: EditForm, name: string): string => {
  const value = typed[name]
  return typeof value === 'string' ? value : (value?.[0] ?? '')
}

const filled = (form: EditForm, name: string) => ({
  name,
  value: valueOf(form, name),
  problem: problemOf(form.problems, name),
  required: true,
})

const wordFields = (t: Texts, form: EditForm): Html =>
  html`${field(t, { ...filled(form, 'title'), label: t('help.desk.field.title'), maxlength: titleLength })}
  ${textArea(t, {
    ...filled(form, 'words'),
    label: t('help.desk.field.words'),
    hint: t('help.desk.field.words.hint'),
    maxlength: wordsLength,
    rows: 18,
  })}`

const fitsField = (t: Texts, view: SpotView, form: EditForm): Html =>
  checkbox(t, {
    name: 'fits',
    label: t('help.desk.fits', { language: nameOf(t, view.first) }),
    hint: t('help.desk.fits.hint'),
    checked: valueOf(form, 'fits') !== '',
  })

/** The few marks that are understood, as they are typed. */
const marks = (t: Texts): Html =>
  html`<ul>
    ${['heading', 'bold', 'list', 'steps', 'link', 'table'].map((one) => html`<li>${t(`help.desk.mark.${one}`)}: <code dir="ltr">${typedMarks[one]}</code></li>`)}
  </ul>`

const typedMarks: Readonly<Record<string, string>> = {
  heading: '## …',
  bold: '**…**',
  list: '- …',
  steps: '1. …',
  link: '[…](/events)',
  table: '| … | … |',
}

const oursAgain = (t: Texts, path: string): Html =>
  ledger(
    t('help.desk.ours'),
    html`<p>${t('help.desk.ours.words')}</p>
      <form method="post" action="${t.path(`${path}/restoration`)}">
        ${actions(button(t('help.desk.ours.submit'), { kind: 'second' }))}
      </form>`,
  )

/** A new article of staff, in the first language. */
export const addPage = (t: Texts, first: string, form: EditForm): Page => ({
  title: t('help.desk.add'),
  lead: t('help.desk.add.lead', { language: languageName(t, first).here }),
  section: 'desk',
  noIndex: true,
  problems: form.problems,
  form: 'article',
  margin: link(t('help.desk.title'), t.path('/desk/help')),
  body: html`<form id="article" method="post" action="${t.path('/desk/help')}" novalidate>
      ${select(t, {
        name: 'kind',
        label: t('help.desk.kind'),
        value: valueOf(form, 'kind'),
        problem: problemOf(form.problems, 'kind'),
        options: kinds.map((kind) => ({ value: kind, label: t(`help.kind.${kind}`) })),
      })}
      ${field(t, {
        ...filled(form, 'slug'),
        label: t('help.desk.field.address'),
        hint: t('help.desk.field.address.hint'),
        dir: 'ltr',
        width: 'half',
        maxlength: 60,
        spellcheck: false,
      })}
      ${wordFields(t, form)} ${actions(button(t('help.desk.save'), { kind: 'main' }))}
    </form>
    ${ledgers(ledger(t('help.desk.marks'), marks(t)), small(t('help.desk.add.then')))}`,
})
