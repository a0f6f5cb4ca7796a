/** A logo is put into pages as it is, so it may only draw: no script, no link to elsewhere, no style of its own. */
export function checkLogo(svg: string): string[] {
  if (!svg) return []
  const problems: string[] = []
  if (!/^\s*<svg\s[^>]*viewBox="[-0-9. ]+"/.test(svg))
    problems.push('logo.svg: must begin with <svg … viewBox="…">')
  const elements = [...svg.matchAll(/<([a-zA-Z!?][^\s/>]*)/g)].map((match) => match[1] ?? '')
  const strange = elements.filter((name) => !drawing.has(name))
  if (strange.length)
    problems.push(`logo.svg: may only draw, but holds <${[...new Set(strange)].join('>, <')}>`)
  if (/\son[a-z]+\s*=|\shref\s*=|\sstyle\s*=|url\(/i.test(svg))
    problems.push('logo.svg: may hold no handler, link or style attribute')
  return problems
}

const drawing = new Set([
  'svg',
  'g',
  'path',
  'circle',
  'ellipse',
  'rect',
  'line',
  'polyline',
  'polygon',
  'title',
])
