import { createHash } from 'node:crypto'

/** The address of a file changes with its content, so it may be kept for ever. */
export function hashedPath(name: string, body: Uint8Array): string {
  const hash = createHash('sha256').update(body).digest('base64url').slice(0, 10)
  const dot = name.lastIndexOf('.')
  return `/assets/${name.slice(0, dot)}.${hash}${name.slice(dot)}`
}
