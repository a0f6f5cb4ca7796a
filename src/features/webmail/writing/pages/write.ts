import { sizeOf, type Texts } from '../../../../platform/i18n/index.ts'
import {
  actions,
  button,
  checkbox,
  field,
  fileField,
  html,
  link,
  problemOf,
  radios,
  textArea,
  type Html,
  type Page,
} from '../../../../platform/ui/index.ts'
import { icon } from '../../../../platform/ui/icon.ts'
import { tag } from '../../../../platform/ui/tag.ts'
import type { Problem } from '../../../../values/problem.ts'
import type { Refusal } from '../../../../values/refusal.ts'
import type { LetterFile } from '../../reading/letter.ts'
import type { Mine } from '../../mine.ts'
import { backLink, mailPage } from '../../pages.ts'
import { folderName } from '../../words.ts'
import type { How } from '../types.ts'
import { editorPart, keptPart } from './with-script.ts'

export type WriteView = Mine & {
  /** The fields as they were typed. */
  readonly typed: Readonly<Record<'to' | 'cc' | 'bcc' | 'subject' | 'text' | 'look' | 'html', string>>
  readonly form: string
  readonly turn: number
  readonly draft: string | undefined
  readonly how: How | undefined
  readonly of: string | undefined
  /** What it was begun with, as long as there is no draft. */
  readonly begun: string
  readonly files: readonly LetterFile[]
  /** The files of the letter that is sent on, before there is a draft. */
  readonly originals: readonly LetterFile[]
  readonly takesOriginals: boolean
  readonly people: readonly string[]
  readonly problems: readonly Problem[]
  readonly no?: Refusal | undefined
}

/** Writing a letter. A plain text area does it all; a script lays a small editor over it, keeps the draft and takes files that are dropped. */
export function writePage(t: Texts, view: WriteView): Page {
  const { typed, problems, no, folders } = view
  const titles = { reply: 'webmail.reply', all: 'webmail.reply-all', forward: 'webmail.forward' } as const
  const title = t(view.how ? titles[view.how] : 'webmail.write.title')
  const drafts = folders.find(({ role }) => role === 'drafts')
  const named = (name: keyof WriteView['typed']) => ({
    name,
    value: typed[name],
    problem: problemOf(problems, name),
  })
  const hasCopies =
    typed.cc !== '' || typed.bcc !== '' || problems.some(({ field }) => field === 'cc' || field === 'bcc')
  const people = (name: 'to' | 'cc' | 'bcc', hint?: string) =>
    field(t, {
      ...named(name),
      label: t(`webmail.field.${name}`),
      hint,
      autocomplete: 'off',
      inputmode: 'email',
      spellcheck: false,
      list: 'mail-people',
    })
  return mailPage(t, view, {
    title,
    here: 'write',
    form: 'letter',
    problems,
    modules: ['webmail-write'],
    letter: html`<section class="mail-letter mail-write" aria-labelledby="mail-write">
      ${drafts && backLink(folderName(t, drafts), t.path('/mail/drafts'))}
      <h1 id="mail-write">${title}</h1>
      ${
        no &&
        html`<div role="alert">
          <p>
            <b
              >${no.refused.startsWith('mailbox.full') ? t('webmail.full.kept') : t(no.refused, no.values)}</b
            >
          </p>
          ${no.refused.startsWith('mailbox.full') && html`<p>${link(t('webmail.room'), t.path('/mail/room'))}</p>`}
        </div>`
      }
      <form
        id="letter"
        method="post"
        action="${t.path('/mail/write')}"
        enctype="multipart/form-data"
        novalidate
        data-enhance="write"
      >
        ${hidden(view)} ${people('to', t('webmail.write.people'))}
        ${tag('details', { class: 'mail-copies', open: hasCopies }, html`<summary>${t('webmail.write.copies')}${icon('open')}</summary>`, people('cc'), people('bcc'))}
        ${field(t, { ...named('subject'), label: t('webmail.field.subject') })}
        ${textArea(t, { ...named('text'), label: t('webmail.write.text'), rows: 16 })} ${editorPart(t, typed)}
        ${radios(t, {
          ...named('look'),
          legend: t('webmail.write.look'),
          options: [
            { value: 'plain', label: t('webmail.write.look.plain') },
            { value: 'simple', label: t('webmail.write.look.simple'), hint: t('webmail.write.look.hint') },
          ],
        })}
        ${attachments(t, view)} ${keptPart(t)}
        ${actions(
          button(t('webmail.send'), { kind: 'action', name: 'act', value: 'send' }),
          button(t('webmail.save'), { kind: 'second', name: 'act', value: 'save' }),
          tag(
            'span',
            { 'data-part': 'discard', hidden: !view.draft },
            button(t('webmail.discard'), { kind: 'plain', name: 'act', value: 'discard' }),
          ),
        )}
        <p class="small">${t('webmail.write.wait')}</p>
      </form>
      ${suggestions(view)}
    </section>`,
  })
}

const hidden = ({ form, turn, draft, how, of, begun }: WriteView): Html =>
  html`<input type="hidden" name="form" value="${form}" /><input
      type="hidden"
      name="turn"
      value="${turn}"
    />${draft && html`<input type="hidden" name="draft" value="${draft}" />`}${how && html`<input type="hidden" name="how" value="${how}" />`}${of && html`<input type="hidden" name="of" value="${of}" />`}${begun && html`<input type="hidden" name="begun" value="${begun}" />`}`

/** Files are kept with the draft as soon as they are chosen: nothing is lost when something else is wrong. */
function attachments(t: Texts, { files, originals, takesOriginals, problems }: WriteView): Html {
  return html`<fieldset class="mail-attach">
    <legend>${t('webmail.files', { count: files.length + originals.length })}</legend>
    ${
      files.length > 0 &&
      html`<ul class="mail-attached">
        ${files.map(
          ({ name, size }, place) =>
            html`<li>
              <span><span dir="auto">${name}</span> <span class="muted">${sizeOf(t, size)}</span></span>
              ${button(t('webmail.remove-file'), { kind: 'plain', name: 'act', value: `remove:${place}`, spoken: `${t('webmail.remove-file')}: ${name}` })}
            </li>`,
        )}
      </ul>`
    }
    ${
      originals.length > 0 &&
      checkbox(t, {
        name: 'originals',
        checked: takesOriginals,
        label: t('webmail.write.originals'),
        hint: originals.map(({ name }) => name).join(', '),
      })
    }
    ${fileField(t, { name: 'file', label: t('webmail.write.file'), hint: t('webmail.write.file.hint'), optional: true, ...withProblem(problems) })}
    ${button(t('webmail.attach'), { kind: 'second', name: 'act', value: 'attach' })}
  </fieldset>`
}

const withProblem = (problems: readonly Problem[]) => {
  const problem = problemOf(problems, 'file')
  return problem ? { problem } : {}
}

/** Whom one wrote to lately, offered while one types; without it nothing is missing. */
const suggestions = ({ people }: WriteView): Html =>
  html`<datalist id="mail-people">${people.map((one) => tag('option', { value: one }))}</datalist>`
