/** Which methods an address takes, for telling "nothing here" from "not in this way". */
export type RouteTable = {
  note(method: string, pattern: string): void
  methodsFor(path: string): string[]
}

export function routeTable(): RouteTable {
  const routes: { method: string; pattern: RegExp }[] = []
  return {
    note(method, pattern) {
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
