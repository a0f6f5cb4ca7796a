import type { RouteConfig } from './route-config.ts'

/** One way to ask for one address, and what it says of itself. */
export type KnownRoute = { readonly method: string; readonly url: string; readonly config: RouteConfig }

/** Which methods an address takes, for telling "nothing here" from "not in this way". */
export type RouteTable = {
  note(method: string, pattern: string, config: RouteConfig): void
  methodsFor(path: string): string[]
  /** Every route, in the order in which they were opened. */
  all(): readonly KnownRoute[]
}

export function routeTable(): RouteTable {
  const routes: { method: string; pattern: RegExp }[] = []
  const known: KnownRoute[] = []
  return {
    all: () => known,
    note(method, pattern, config) {
      known.push({ method, url: pattern, config })
      const source = pattern
        .split('/')
        .map((part) => (part.startsWith(':') ? '[^/]+' : part === '*' ? '.*' : escaped(part)))
        .join('/')
      routes.push({ method, pattern: new RegExp(`^${source}/?$`) })
    },
    methodsFor: (path) => [
      ...new Set(routes.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method)),
    ],
  }
}

const escaped = (part: string): string => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
