import { WrongKind } from './errors.ts'
import type { Request, Server } from './types.ts'

const json = 'application/json'

/**
 * Bodies that other systems send and sign: on routes that say so they stay as they came, since a proof is over their bytes. No
 * other route takes anything but forms.
 */
export function readRaw(server: Server): void {
  server.addContentTypeParser(json, { parseAs: 'string' }, (request, body, done) =>
    takesRaw(request) ? done(null, body) : done(new WrongKind()),
  )
}

export const takesRaw = (request: Request): boolean => request.routeOptions.config.takesRaw === true

/** The body of a route that takes it as it came; empty where there is none. */
export const rawOf = (request: Request): string => (typeof request.body === 'string' ? request.body : '')
