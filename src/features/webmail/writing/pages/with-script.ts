import type { Texts } from '../../../../platform/i18n/index.ts'
import { html, type Html } from '../../../../platform/ui/index.ts'
import { tag } from '../../../../platform/ui/tag.ts'
import { simpleHtml } from '../formatting/rules.ts'

const tools = ['bold', 'italic', 'list', 'numbers', 'quote', 'link'] as const

const press = (what: string, label: string, pressed?: boolean): Html =>
  tag(
    'button',
    { type: 'button', 'data-do': what, ...(pressed !== undefined && { 'aria-pressed': 'false' }) },
    label,
  )

/** What a script lays over the text area where words are formatted. Hidden until it does; what it holds is sent by a script only. */
export const editorPart = (
  t: Texts,
  { text, look, html: formatted }: { readonly text: string; readonly look: string; readonly html: string },
): Html =>
  html`<div class="mail-editor" data-part="editor" hidden>
    ${tag('input', { type: 'hidden', name: 'html', disabled: true, value: formatted || (look === 'simple' ? simpleHtml(text) : '') })}
    <div class="mail-tools" role="toolbar" aria-label="${t('webmail.write.tools')}">
      ${tools.map((one) => press(one, t(`webmail.write.${one}`), one !== 'link' || undefined))}
    </div>
    <div class="mail-link" data-part="link" hidden>
      <label for="letter-link">${t('webmail.write.link.address')}</label>
      <input
        class="control"
        id="letter-link"
        type="url"
        dir="ltr"
        value="https://"
        aria-describedby="letter-link-wrong"
      />
      <p id="letter-link-wrong" class="problem" data-part="link-wrong" hidden>
        ${t('webmail.write.link.wrong')}
      </p>
      ${press('link-set', t('webmail.write.link.set'))} ${press('link-none', t('webmail.write.link.none'))}
    </div>
    <div class="control mail-paper" data-part="paper"></div>
    <p class="hint" id="letter-keys">${t('webmail.write.format.keys')}</p>
  </div>`

const words = [
  'keeping',
  'not-kept',
  'signed-out',
  'sending-file',
  'attached',
  'not-attached',
  'too-large',
  'not-there',
  'not-sent',
] as const

/** How it stands with the draft and with files on their way, where a script keeps and sends them; its words wait here. */
export const keptPart = (t: Texts): Html =>
  html`<p class="small" data-part="drop" hidden>${t('webmail.write.drop')}</p>
    <p class="small" data-part="progress" hidden>
      <span data-part="file"></span>
      ${tag('progress', { max: 100, value: 0, 'aria-label': t('webmail.write.file') })}
    </p>
    <p class="small" data-part="kept" hidden></p>
    <div hidden>
      ${words.map((one) => tag('span', { 'data-word': one }, t(`webmail.write.${one}`, { name: '{name}' })))}
    </div>`
