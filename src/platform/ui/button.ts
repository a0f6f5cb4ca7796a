import { url, type Child, type Html } from './html.ts'
import { classes, tag } from './tag.ts'

/** `main`: the one act of the page. `action`: filled. `second`: outlined. `live`: works only now. `plain`: looks like a link. */
export type ButtonKind = 'main' | 'action' | 'second' | 'live' | 'plain'

export type ButtonOptions = {
  readonly kind?: ButtonKind
  readonly name?: string
  readonly value?: string
  readonly form?: string
  readonly formaction?: string
  readonly disabled?: boolean
  /** Announces more than is drawn, such as whom a short "Remove" means. Begins with the words drawn. */
  readonly spoken?: string
  /** The label while something is picked in the table round it, `#` for the count: "Approve #…". */
  readonly counted?: string
}

const look = (kind: ButtonKind): string | undefined =>
  kind === 'plain' ? 'link-button' : classes('button', `button-${kind}`)

/** Sends the form. Its words say what happens. */
export const button = (label: Child, options: ButtonOptions = {}): Html =>
  tag(
    'button',
    {
      class: look(options.kind ?? 'action'),
      type: 'submit',
      name: options.name,
      value: options.value,
      form: options.form,
      formaction: options.formaction && url(options.formaction),
      disabled: options.disabled,
      'aria-label': options.spoken,
      'data-counted': options.counted,
    },
    label,
  )

/** Leads to another page, drawn like a button. `beside`: in a window of its own, this page stays; its words say so. */
export const linkButton = (label: Child, href: string, kind: ButtonKind = 'action', where?: 'beside'): Html =>
  tag('a', { class: look(kind), href: url(href), ...(where && { target: '_blank', rel: 'noopener' }) }, label)

export const link = (label: Child, href: string): Html => tag('a', { href: url(href) }, label)

/** Buttons and links of one decision, in a line that wraps. */
export const actions = (...children: readonly Child[]): Html => tag('div', { class: 'actions' }, children)
