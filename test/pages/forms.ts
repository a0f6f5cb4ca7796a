export type Form = {
  readonly method: 'GET' | 'POST'
  readonly action: string
  readonly fields: readonly string[]
}

/** The forms of a page as it was sent, with the names of all their fields, those that stand outside and name the form too. */
export function formsOf(markup: string, page: string): Form[] {
  const named = (part: string): string[] =>
    [...part.matchAll(/\bname="([^"]+)"/g)].map(([, name]) => name as string)
  return [...markup.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)].map(([, head = '', body = '']) => {
    const attribute = (name: string) => new RegExp(`\\b${name}="([^"]*)"`).exec(head)?.[1]
    const id = attribute('id')
    const outside = id
      ? [...markup.matchAll(/<(?:input|button|select|textarea)\b[^>]*>/g)].filter(([tag]) =>
          tag.includes(`form="${id}"`),
        )
      : []
    const fields = new Set([...named(body), ...outside.flatMap(([tag]) => named(tag))])
    fields.delete('language-switch') // would send the form elsewhere
    return {
      method: attribute('method')?.toUpperCase() === 'POST' ? 'POST' : 'GET',
      action: (attribute('action') ?? page).replaceAll('&amp;', '&'),
      fields: [...fields],
    }
  })
}
