import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const brotliAsync = promisify(brotliCompress)
const gzipAsync = promisify(gzip)

export const brotli = (body: Buffer, quality: number): Promise<Buffer> =>
  brotliAsync(body, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: quality,
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
    },
  })

export const gzipped = (body: Buffer, level: number): Promise<Buffer> => gzipAsync(body, { level })

export type Encoding = 'br' | 'gzip'

/** The best encoding a browser takes and we have. */
export function encodingFor(accepted: string | string[] | undefined): Encoding | undefined {
  const offers = String(accepted ?? '')
    .toLowerCase()
    .split(',')
    .map((offer) => offer.trim())
  const takes = (name: string) =>
    offers.some((offer) => offer === name || (offer.startsWith(`${name};`) && !/;\s*q=0(\.0+)?$/.test(offer)))
  return takes('br') ? 'br' : takes('gzip') ? 'gzip' : undefined
}

const worthwhile = 1024
const compressible = /^(text\/|application\/(json|javascript|xml|manifest\+json)|image\/svg)/

export const isWorthCompressing = (bytes: number, type: string): boolean =>
  bytes > worthwhile && compressible.test(type)

/** Quick rather than small: the page is made for one reader. */
export const compressNow = (body: Buffer, encoding: Encoding): Promise<Buffer> =>
  encoding === 'br' ? brotli(body, 4) : gzipped(body, 5)
