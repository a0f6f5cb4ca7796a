/** What is looked through: a title and the words under it. */
export type Searched = { readonly title: string; readonly words: string }

/**
 * The articles that the words mean, the best first. Common words count little, a word in the title counts more, endings may differ. Of what
 * was typed, a third must be known at all, and an article must hold half of that.
 */
export function findIn<T extends Searched>(articles: readonly T[], typed: string): readonly T[] {
  const folded = articles.map((it) => ({ it, title: folding(it.title), words: folding(it.words) }))
  const asked = termsOf(typed)
  const terms = asked.flatMap((term) => {
    const holders = folded.filter(({ title, words }) => title.includes(term) || words.includes(term))
    return holders.length > 0
      ? [{ term, weight: Math.log((articles.length + 1) / (holders.length + 0.5)) }]
      : []
  })
  const most = terms.reduce((sum, { weight }) => sum + weight, 0)
  if (most <= 0 || terms.length < asked.length / 3) return []
  return folded
    .map(({ it, title, words }) => {
      const held = terms.filter(({ term }) => title.includes(term) || words.includes(term))
      const weight = held.reduce((sum, one) => sum + one.weight, 0)
      const inTitle = held.reduce((sum, one) => sum + (title.includes(one.term) ? one.weight : 0), 0)
      return { it, weight, score: weight + 2 * inTitle }
    })
    .filter(({ weight }) => weight >= most / 2)
    .toSorted((one, other) => other.score - one.score)
    .map(({ it }) => it)
}

/** Small letters without marks, so that what is typed quickly finds what is written with care. */
const folding = (words: string): string => words.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()

/** Words, each without the ending that changes; scripts without spaces are taken two signs at a time. */
export function termsOf(typed: string): readonly string[] {
  const runs = folding(typed).match(/\p{Script=Han}+|[\p{L}\p{N}]+/gu) ?? []
  const terms = runs.flatMap((run) => (/\p{Script=Han}/u.test(run) ? pairsOf(run) : [stemOf(run)]))
  return [...new Set(terms)].slice(0, 20)
}

const pairsOf = (run: string): string[] => {
  const signs = [...run]
  return signs.length === 1 ? signs : signs.slice(1).map((sign, place) => `${signs[place]}${sign}`)
}

const stemOf = (word: string): string => {
  const bare = word.length > 4 ? word.replace(/^ال/u, '') : word
  return bare.length > 5 ? bare.slice(0, -2) : bare
}
