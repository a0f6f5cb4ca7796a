import type { Browser } from '../support/server.ts'
import { shapeOf } from '../pages/crawl.ts'

/** A form of a page: where it goes, and the fields a person could fill in, each with what stands in it. */
export type FoundForm = {
  readonly action: string
  readonly fields: ReadonlyMap<string, string>
}

export type Walked = { readonly paths: readonly string[]; readonly forms: readonly FoundForm[] }

/** Pages that are looked at twice at most when they have the same shape. */
const most = 2

/**
 * Every page that this visitor reaches by links from `starts`, and every form on the way. Only GET is used; a page that
 * breaks is an error.
 */
export async function walk(browser: Browser, starts: readonly string[]): Promise<Walked> {
  const waiting = [...starts]
  const seen = new Set<string>()
  const perShape = new Map<string, number>()
  const paths: string[] = []
  const forms = new Map<string, FoundForm>()
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const shape = shapeOf(path)
    if (seen.has(path) || path.startsWith('/assets/') || (perShape.get(shape) ?? 0) >= most) continue
    seen.add(path)
    perShape.set(shape, (perShape.get(shape) ?? 0) + 1)
    const answer = await browser.get(`/en${path}`)
    if (answer.status >= 500) throw new Error(`${path} answers ${answer.status}`)
    paths.push(path)
    if (answer.location) waiting.push(withoutLanguage(answer.location))
    if (!(answer.headers['content-type'] ?? '').startsWith('text/html')) continue
    for (const form of formsIn(answer.body, path)) forms.set(shapeOf(form.action), form)
    for (const href of linksIn(answer.body)) waiting.push(href)
  }
  return { paths, forms: [...forms.values()] }
}

const withoutLanguage = (location: string): string => location.replace(/^\/\w\w(?=\/|$|\?)/, '') || '/'

const unescaped = (text: string): string =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')

const linksIn = (markup: string): string[] =>
  [...markup.matchAll(/<a\b[^>]*\bhref="(\/en(?:\/[^"#]*)?(?:\?[^"#]*)?)"/g)].map(([, href = '']) =>
    withoutLanguage(unescaped(href)),
  )

/** The value of an attribute of a tag. */
const attribute = (tag: string, name: string): string | undefined => {
  const found = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)
  return found ? unescaped(found[1] as string) : undefined
}

/** The forms of a page that change something. */
export function formsIn(markup: string, path: string): FoundForm[] {
  return [...markup.matchAll(/<form\b([^>]*)>(.*?)<\/form>/gs)].flatMap(([, head = '', inner = '']) => {
    if (attribute(head, 'method') !== 'post') return []
    const action = withoutLanguage(attribute(head, 'action') ?? path).replace(/\?.*$/, '')
    return [{ action, fields: fieldsIn(inner) }]
  })
}

/** What a page shows as typed, by field. */
export function fieldsIn(markup: string): Map<string, string> {
  const fields = new Map<string, string>()
  for (const [tag] of markup.matchAll(/<(?:input|select|button)\b[^>]*>/g)) {
    const name = attribute(tag, 'name')
    const isChoice = /\stype="(?:radio|checkbox)"/.test(tag)
    if (name && !(isChoice && fields.has(name))) fields.set(name, attribute(tag, 'value') ?? '')
  }
  for (const [, head = '', text = ''] of markup.matchAll(/<textarea\b([^>]*)>(.*?)<\/textarea>/gs)) {
    const name = attribute(head, 'name')
    if (name) fields.set(name, unescaped(text).replace(/^\n/, ''))
  }
  return fields
}
