import type { House } from '../../../platform/house.ts'

/** Where mail programs find us: what every guide, file and machine-readable answer is made of. */
export type Servers = {
  readonly domain: string
  readonly name: string
  readonly imap: { readonly host: string; readonly port: number } | undefined
  readonly submission: { readonly host: string; readonly port: number } | undefined
}

export function serversOf({ config, profile }: Pick<House, 'config' | 'profile'>): Servers {
  const host = new URL(config.url).hostname
  const at = (port: number) => (port > 0 ? { host, port } : undefined)
  const name = profile.name.short['en'] ?? Object.values(profile.name.short)[0] ?? config.mailDomain
  return {
    domain: config.mailDomain,
    name,
    imap: at(config.imapsPort),
    submission: at(config.submissionPort),
  }
}
