import type { Language } from '../../values/language.ts'

/** The languages a browser asks for, best first: `fr-CH, ar;q=0.5` gives `fr`, `ar`. */
function wanted(header: string): Language[] {
  return header
    .slice(0, 500)
    .split(',')
    .map((entry) => {
      const [tag = '', ...rest] = entry.trim().split(';')
      const quality = /q=([\d.]+)/.exec(rest.join(';'))?.[1]
      return {
        language: tag.split('-')[0]?.toLowerCase() ?? '',
        quality: quality === undefined ? 1 : Number(quality),
      }
    })
    .filter((entry) => entry.quality > 0)
    .sort((one, other) => other.quality - one.quality)
    .map((entry) => entry.language)
}

/** The best language for somebody who asked for none: chosen before, their own, the browser's, the body's first. */
export function chooseLanguage(
  languages: readonly Language[],
  from: { earlier?: string | undefined; person?: Language | undefined; browser?: string | undefined },
): Language {
  const candidates = [from.earlier, from.person, ...wanted(from.browser ?? '')]
  return (
    candidates.find((one): one is Language => one !== undefined && languages.includes(one)) ??
    (languages[0] as Language)
  )
}
