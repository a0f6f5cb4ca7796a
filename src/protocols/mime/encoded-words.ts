import { textOf } from './charset.ts'
import { unquoted } from './transfer.ts'

type Word = { readonly charset: string; readonly bytes: Buffer }

const pattern = /=\?([^?\s]{1,60})\?([bq])\?([^?\r\n]*)\?=/gi

/** Text of a header as people read it (RFC 2047). Words in one charset that follow each other are read as one, since senders cut letters in two. */
export function decodeWords(text: string): string {
  if (!text.includes('=?')) return text
  let out = ''
  let end = 0
  let run: Word[] = []
  for (const found of text.matchAll(pattern)) {
    const between = text.slice(end, found.index)
    if (run.length === 0 || between.trim() !== '') {
      out += textOfRun(run) + between
      run = []
    }
    run.push(wordOf(found[1]!, found[2]!, found[3]!))
    end = found.index + found[0].length
  }
  return out + textOfRun(run) + text.slice(end)
}

function wordOf(charset: string, encoding: string, content: string): Word {
  const bytes =
    encoding.toLowerCase() === 'b'
      ? Buffer.from(content, 'base64')
      : unquoted(Buffer.from(content, 'utf8'), true)
  return { charset: charset.split('*', 1)[0]!.toLowerCase(), bytes }
}

function textOfRun(run: readonly Word[]): string {
  let out = ''
  for (let i = 0; i < run.length;) {
    const { charset } = run[i]!
    let end = i
    while (end < run.length && run[end]!.charset === charset) end++
    out += textOf(Buffer.concat(run.slice(i, end).map(({ bytes }) => bytes)), charset)
    i = end
  }
  return out
}
