/** Markup that is safe to send. Only this file makes it. */
export class Html {
  readonly markup: string
  constructor(markup: string) {
    this.markup = markup
  }
  toString(): string {
    return this.markup
  }
}

/** What may stand in a template: text (escaped), markup, lists of both; `undefined`, `null` and `false` show nothing. */
export type Child = Html | string | number | false | null | undefined | readonly Child[]

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const dangerous = /[&<>"']/
const everyDangerous = /[&<>"']/g

export const escape = (text: string): string =>
  dangerous.test(text) ? text.replace(everyDangerous, (character) => entities[character] as string) : text

function markupOf(child: Child): string {
  if (typeof child === 'string') return escape(child)
  if (child instanceof Html) return child.markup
  if (child === undefined || child === null || child === false) return ''
  if (Array.isArray(child)) {
    let all = ''
    for (const one of child as readonly Child[]) all += markupOf(one)
    return all
  }
  return escape(String(child))
}

/** A template that escapes whatever is put into it. Interpolate in text and in quoted attributes only. */
export function html(parts: TemplateStringsArray, ...children: readonly Child[]): Html {
  let markup = parts[0] as string
  for (let place = 0; place < children.length; place++)
    markup += markupOf(children[place]) + (parts[place + 1] as string)
  return new Html(markup)
}

/** Markup from elsewhere that is known to be safe: built SVG, our own rendering. The name is meant to be searched for. */
export const trustedMarkup = (markup: string): Html => new Html(markup)

const address = /^(?:\/(?!\/)|https:\/\/|http:\/\/|mailto:|tel:|#|\?)/i

/** The only way a value becomes an address: our own paths, web, mail and telephone addresses; anything else becomes `#`. */
export const url = (value: string): string => (address.test(value) ? value : '#')
