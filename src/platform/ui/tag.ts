import { escape, html, trustedMarkup, type Child, type Html } from './html.ts'

/** Values of attributes: text is escaped, `true` writes the name alone, `undefined` and `false` leave the attribute out. */
export type Attributes = Readonly<Record<string, string | number | boolean | undefined>>

const withoutEnd = new Set(['input', 'link', 'meta', 'img', 'hr', 'br'])

/** One element with attributes that may be missing. Templates cannot leave an attribute out safely; this can. */
export function tag(name: string, attributes: Attributes, ...children: readonly Child[]): Html {
  let markup = `<${name}`
  for (const [key, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue
    markup += value === true ? ` ${key}` : ` ${key}="${escape(String(value))}"`
  }
  markup += '>'
  if (withoutEnd.has(name)) return trustedMarkup(markup)
  return trustedMarkup(`${markup}${html`${children}`.markup}</${name}>`)
}

/** Class names that apply, or nothing at all. */
export const classes = (...names: readonly (string | false | undefined)[]): string | undefined =>
  names.filter(Boolean).join(' ') || undefined
