import { IntlMessageFormat } from 'intl-messageformat'
import { Html, escape, trustedMarkup } from '../ui/html.ts'
import { isolated, runsAgainst } from './isolate.ts'

export type TextValues = Readonly<Record<string, string | number | Date>>
export type HtmlValues = Readonly<
  Record<string, string | number | Html | ((inner: Html) => Html) | undefined>
>

/** One text in one language, ready to be filled in. */
export interface Message {
  text(values: TextValues): string
  html(values: HtmlValues): Html
}

export type About = {
  locale: string
  direction: 'ltr' | 'rtl'
  /** Words that need not be handed in, such as the name of the body. */
  always: Readonly<Record<string, string>>
}

type Element = ReturnType<IntlMessageFormat['getAst']>[number]

/** Every value and tag a message asks for, those inside plural and select branches too. */
export function namesIn(elements: readonly Element[], names = new Set<string>()): Set<string> {
  for (const element of elements) {
    if (element.type === 0 || element.type === 7) continue
    names.add(element.value)
    if ('children' in element) namesIn(element.children, names)
    if ('options' in element)
      for (const option of Object.values(element.options)) namesIn(option.value, names)
  }
  return names
}

/** A value as it is shown. Where a message chooses a form by it, it is still the bare word. */
class Inserted {
  readonly bare: string
  readonly shown: string
  constructor(bare: string, shown: string) {
    this.bare = bare
    this.shown = shown
  }
  toString(): string {
    return this.bare
  }
}

/** Understands an ICU message. A message without values costs nothing to fill in. */
export function readMessage(source: string, about: About): Message {
  const format = new IntlMessageFormat(source, about.locale)
  const elements = format.getAst()
  if (elements.every((element) => element.type === 0))
    return plainMessage(elements.map((one) => ('value' in one ? one.value : '')).join(''))

  const names = namesIn(elements)
  const always = Object.entries(about.always).filter(([name]) => names.has(name))
  const inText = Object.fromEntries(
    always.map(([name, words]) => [name, ownWordsInText(words, about.direction)]),
  )
  const inMarkup = Object.fromEntries(
    always.map(([name, words]) => [name, ownWordsInMarkup(words, about.direction)]),
  )
  const apart = about.direction === 'rtl'

  return {
    text(values) {
      const ready: Record<string, unknown> = { ...inText }
      for (const name in values) ready[name] = apart ? insertedText(values[name]) : values[name]
      let words = ''
      for (const part of format.formatToParts(ready))
        words += part.value instanceof Inserted ? part.value.shown : part.value
      return words
    },
    html(values) {
      const ready: Record<string, unknown> = { ...inMarkup }
      for (const name in values) ready[name] = insertedMarkup(values[name])
      return joined(format.formatToParts(ready as never).map((part) => part.value))
    },
  }
}

function plainMessage(words: string): Message {
  const markup = trustedMarkup(escape(words))
  return { text: () => words, html: () => markup }
}

const ownWordsInText = (words: string, direction: 'ltr' | 'rtl'): Inserted =>
  new Inserted(words, direction === 'rtl' && runsAgainst(direction, words) ? isolated(words) : words)

const ownWordsInMarkup = (words: string, direction: 'ltr' | 'rtl'): Inserted =>
  new Inserted(words, runsAgainst(direction, words) ? `<bdi>${escape(words)}</bdi>` : escape(words))

const insertedText = (value: TextValues[string] | undefined): unknown =>
  typeof value === 'string' ? new Inserted(value, isolated(value)) : value

function insertedMarkup(value: HtmlValues[string]): unknown {
  if (typeof value === 'string') return new Inserted(value, `<bdi>${escape(value)}</bdi>`)
  if (typeof value === 'function') return (inner: unknown[]) => value(joined(inner))
  return value ?? ''
}

function joined(parts: readonly unknown[]): Html {
  let markup = ''
  for (const part of parts) {
    if (part instanceof Html) markup += part.markup
    else if (part instanceof Inserted) markup += part.shown
    else markup += escape(String(part))
  }
  return trustedMarkup(markup)
}
