import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { Asset } from './assets.ts'
import type { Built } from './build.ts'

/** Fonts are compressed as they come; everything else is once, as far as it goes. */
export function compressed({ body, type }: Built): Asset {
  if (type.startsWith('font/')) return { body, type, encodings: {} }
  const br = brotliCompressSync(body, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: body.length },
  })
  return { body, type, encodings: { br, gzip: gzipSync(body, { level: 9 }) } }
}
