import { ok } from './answers.ts'
import { speakModseq } from './news.ts'
import type { Run } from './state.ts'

/** ENABLE (RFC 5161): what is not known is passed over in silence. */
export const onEnable: Run = (session, cursor) => {
  const wanted: string[] = []
  while (cursor.has(' ')) wanted.push(cursor.word())
  cursor.end()
  const isModseq = wanted.includes('CONDSTORE')
  session.out.line(`ENABLED${isModseq ? ' CONDSTORE' : ''}`)
  if (isModseq) speakModseq(session)
  return ok('Enabled')
}
