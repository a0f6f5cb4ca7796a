import type { BrowserContext } from 'playwright-core'

export type Weight = { readonly kind: string; readonly url: string; readonly bytes: number }

const kilobyte = 1000
const most: Readonly<Record<string, number>> = {
  Document: 14 * kilobyte,
  Stylesheet: 14 * kilobyte,
  Script: 10 * kilobyte,
  Font: 25 * kilobyte,
}

/** Everything a first visit to a page brings over the wire, headers included. */
export async function weigh(context: BrowserContext, address: string): Promise<Weight[]> {
  const page = await context.newPage()
  const wire = await context.newCDPSession(page)
  await wire.send('Network.enable')
  const kinds = new Map<string, { kind: string; url: string }>()
  const weights: Weight[] = []
  wire.on('Network.responseReceived', ({ requestId, type, response }) => {
    kinds.set(requestId, { kind: type, url: response.url })
  })
  wire.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const about = kinds.get(requestId)
    if (about && !about.url.startsWith('data:')) weights.push({ ...about, bytes: encodedDataLength })
  })
  await page.goto(address, { waitUntil: 'networkidle' })
  await page.close()
  return weights
}

/** What is too much of it: 100 KB, 8 requests, and a share for each kind. */
export function tooHeavy(weights: readonly Weight[]): string[] {
  const found: string[] = []
  const total = weights.reduce((sum, { bytes }) => sum + bytes, 0)
  if (total > 100 * kilobyte) found.push(`${Math.round(total / kilobyte)} KB in all`)
  if (weights.length > 8)
    found.push(`${weights.length} requests: ${weights.map(({ url }) => new URL(url).pathname).join(' ')}`)
  for (const [kind, limit] of Object.entries(most)) {
    const bytes = weights
      .filter((weight) => weight.kind === kind)
      .reduce((sum, weight) => sum + weight.bytes, 0)
    if (bytes > limit) found.push(`${kind}: ${bytes} bytes, ${limit} are the most`)
  }
  return found
}
