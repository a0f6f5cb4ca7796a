/** Whose page sent a request, as far as its headers tell. */
export type Sender = {
  method: string
  fetchSite?: string | undefined
  origin?: string | undefined
  referer?: string | undefined
  host?: string | undefined
}

const harmless = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Whether a request that changes something came from a page of ours. Browsers say so themselves in Sec-Fetch-Site; older
 * ones at least name the page's origin, which must be our public address or the one that was asked. What names neither
 * is no browser, and has no cookie that somebody else could make it send.
 */
export function isFromOurPage(sender: Sender, publicUrl: string): boolean {
  if (harmless.has(sender.method)) return true
  if (sender.fetchSite !== undefined) return sender.fetchSite === 'same-origin' || sender.fetchSite === 'none'
  const from = sender.origin ?? sender.referer
  if (from === undefined) return true
  if (!URL.canParse(from)) return false
  const { origin, host } = new URL(from)
  return origin === new URL(publicUrl).origin || host === sender.host?.toLowerCase()
}
