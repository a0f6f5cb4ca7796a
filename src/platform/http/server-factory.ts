import { createServer as createPlain, type RequestListener } from 'node:http'
import { createServer as createSecure } from 'node:https'
import type { FastifyServerFactory } from 'fastify'
import type { Config } from '../config.ts'

const maxHeaderSize = 16 * 1024

/** Node's server, with what answers before Fastify in front of it. `first` answers a request or says it did not. */
export const serverFactory =
  ({ tlsCert: cert, tlsKey: key }: Pick<Config, 'tlsCert' | 'tlsKey'>, first: Before): FastifyServerFactory =>
  (fastify, options) => {
    const listener = first(fastify)
    const server =
      cert && key
        ? createSecure({ maxHeaderSize, cert, key }, listener)
        : createPlain({ maxHeaderSize }, listener)
    // Fastify leaves these to whoever makes the server.
    server.keepAliveTimeout = options['keepAliveTimeout'] as number
    server.requestTimeout = options['requestTimeout'] as number
    server.setTimeout(options['connectionTimeout'] as number)
    return server
  }

/** Wraps a listener in one that answers some requests itself. */
export type Before = (next: RequestListener) => RequestListener
