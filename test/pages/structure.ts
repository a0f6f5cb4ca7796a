import type { Page } from 'playwright-core'

/** One h1, a title that begins with it, headings in order, named landmarks, a language and a direction. */
export function structureOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = []
    const text = (element: Element | null) => element?.textContent?.replace(/\s+/g, ' ').trim() ?? ''
    const headings = [...document.querySelectorAll('h1,h2,h3,h4,h5,h6')]
    const first = headings.filter((heading) => heading.tagName === 'H1')
    if (first.length !== 1) found.push(`${first.length} h1`)
    const bare = (words: string) => words.replace(/[\u2066-\u2069]/g, '').toLowerCase()
    if (!bare(document.title).includes(bare(text(first[0] ?? null))))
      found.push(`the title "${document.title}" does not say the h1 "${text(first[0] ?? null)}"`)

    let level = 1
    for (const heading of headings.slice(headings.indexOf(first[0] as Element) + 1)) {
      const own = Number(heading.tagName[1])
      if (own > level + 1) found.push(`h${own} "${text(heading)}" follows h${level}`)
      level = own
    }
    for (const heading of headings) if (text(heading) === '') found.push(`an empty ${heading.tagName}`)

    const root = document.documentElement
    if (!root.lang) found.push('no language')
    if (getComputedStyle(root).direction !== (root.lang.startsWith('ar') ? 'rtl' : 'ltr'))
      found.push('the wrong direction')
    if (document.querySelectorAll('main').length !== 1) found.push('not one main')
    for (const nav of document.querySelectorAll('nav'))
      if (!nav.getAttribute('aria-label') && !nav.getAttribute('aria-labelledby'))
        found.push('a nav without a name')
    const skip = document.querySelector('a[href="#main"], a[href^="#"]')
    if (!skip || skip !== document.querySelector('a'))
      found.push('the first link does not skip to the content')
    const names = [...document.querySelectorAll('[id]')].map((element) => element.id)
    for (const name of new Set(names.filter((name, place) => names.indexOf(name) !== place)))
      found.push(`#${name} twice`)
    for (const link of document.querySelectorAll('a[href="#"], a:not([href])'))
      found.push(`a link to nowhere: ${text(link)}`)
    return found
  })
}
