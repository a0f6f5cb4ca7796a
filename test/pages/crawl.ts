import type { BrowserContext } from 'playwright-core'

/** An address with its changing parts named: pages of the same shape are looked at twice at most. */
export const shapeOf = (path: string): string =>
  path
    .replace(/[?#].*$/, '')
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id')
    .replace(/\b[A-Z]-\d{8}\b/g, ':code')
    .replace(/\b[DQR]-[0-9A-Z]{4}-[0-9A-Z]{4}\b/g, ':number')
    .replace(
      /\/help\/(questions|guides|technical|terms)\/[a-z0-9-]+(?:\/[a-z]{2}(?=\/|$))?/,
      '/help/$1/:article',
    )

/** Links that end something or lead out of the pages. A letter alone is somebody else's page, in which no script runs, ours neither. */
const left = /\/(sign-out|assets|_ui)(\/|$|\?)|^\/mail\/.*\/letter(\?|$)|\.(ics|txt|eml|png|svg|json)$/

/**
 * Every page that can be reached by links from `starts`, without its language. Answers that are no pages are left
 * out; a link that leads nowhere is told as trouble.
 */
export async function reachable(
  context: BrowserContext,
  base: string,
  starts: readonly string[],
): Promise<{ paths: string[]; dead: string[] }> {
  const waiting = [...starts]
  const seen = new Set<string>()
  const perShape = new Map<string, number>()
  const paths: string[] = []
  const dead: string[] = []
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const shape = shapeOf(path)
    if (seen.has(path) || left.test(path) || (perShape.get(shape) ?? 0) >= 2) continue
    seen.add(path)
    perShape.set(shape, (perShape.get(shape) ?? 0) + 1)
    const answer = await context.request.get(`${base}/en${path === '/' ? '' : path}`)
    if (!(answer.headers()['content-type'] ?? '').startsWith('text/html')) continue
    if (answer.status() >= 400) dead.push(`${path} answers ${answer.status()}`)
    paths.push(path)
    for (const next of linksIn(await answer.text())) waiting.push(next)
  }
  return { paths, dead }
}

function linksIn(markup: string): string[] {
  const links = [...markup.matchAll(/<a\b[^>]*\bhref="(\/en(?:\/[^"#]*)?|\?[^"]*)"/g)]
  return links
    .map(([, href = '']) => href.replaceAll('&amp;', '&').replace(/^\/en/, '') || '/')
    .filter((href) => !href.startsWith('?'))
}
