const drawn = new WeakMap<object, Map<string, unknown>>()

/**
 * What was drawn from the same facts for somebody else: drawn once, and forgotten with the facts. `key` must name everything
 * else that it depends on.
 */
export function kept<T>(facts: object, key: string, draw: () => T): T {
  const known = drawn.get(facts) ?? new Map<string, unknown>()
  drawn.set(facts, known)
  if (!known.has(key)) known.set(key, draw())
  return known.get(key) as T
}
