import type { Texts } from '../../../../platform/i18n/index.ts'
import { html, small, url } from '../../../../platform/ui/index.ts'
import type { Child, Html } from '../../../../platform/ui/index.ts'
import { tag } from '../../../../platform/ui/tag.ts'

export type PasskeyForm = {
  readonly id: string
  /** Where what the browser said is sent, and where it is asked what to say. Ours, without the language. */
  readonly path: string
  readonly optionsPath: string
  readonly ceremony: 'create' | 'get'
  /** What there is to fill in before, and the button. Shown by the script of the page, where passkeys can be used. */
  readonly offer: Child
  /** What is said instead where they cannot. */
  readonly lacking?: Child
}

/** A form that is sent by a passkey: see `client/passkey.ts`. Without script it offers nothing. */
export const passkeyForm = (t: Texts, it: PasskeyForm): Html =>
  tag(
    'form',
    {
      method: 'post',
      action: url(t.path(it.path)),
      id: it.id,
      novalidate: true,
      'data-enhance': 'passkey',
      'data-ceremony': it.ceremony,
      'data-options': t.path(it.optionsPath),
      'data-failed': t(`sign-in.passkey.failed-${it.ceremony}`),
      'data-known': t('sign-in.passkey-known'),
    },
    html`<input type="hidden" name="credential" />`,
    tag(
      'div',
      { 'data-passkey': 'offer', hidden: true },
      it.offer,
      html`<p class="small" role="status"></p>`,
    ),
    it.lacking && tag('div', { 'data-passkey': 'lacking' }, small(it.lacking)),
  )
