import { IntlMessageFormat } from 'intl-messageformat'

/** What one text asks for. */
export type Asked = {
  /** Values and tags by name, each with its kind, such as `count: plural`. */
  readonly names: ReadonlyMap<string, string>
  /** For each plural: which forms it has. */
  readonly plurals: readonly {
    readonly name: string
    readonly ordinal: boolean
    readonly forms: readonly string[]
  }[]
  readonly selects: ReadonlyMap<string, string>
}

type Element = ReturnType<IntlMessageFormat['getAst']>[number]

/** Reads an ICU message; throws when it is not one. */
export function askedBy(text: string, language: string): Asked {
  const names = new Map<string, string>()
  const plurals: { name: string; ordinal: boolean; forms: string[] }[] = []
  const selects = new Map<string, string>()

  const look = (elements: readonly Element[]) => {
    for (const element of elements) {
      if (element.type === 0 || element.type === 7) continue
      names.set(
        element.value,
        element.type === 8 ? 'tag' : element.type === 6 ? 'plural' : (names.get(element.value) ?? 'value'),
      )
      if (element.type === 6)
        plurals.push({
          name: element.value,
          ordinal: element.pluralType === 'ordinal',
          forms: Object.keys(element.options),
        })
      if (element.type === 5) selects.set(element.value, Object.keys(element.options).sort().join(' '))
      if ('children' in element) look(element.children)
      if ('options' in element) for (const option of Object.values(element.options)) look(option.value)
    }
  }
  look(new IntlMessageFormat(text.replace(/(?<=\p{L})'/gu, '’'), language).getAst())
  return { names, plurals, selects }
}
