import { bad, ok } from './answers.ts'
import type { Run } from './state.ts'

/** IDLE (RFC 2177): news comes as it happens, until the client says DONE. */
export const onIdle: Run = async (session, cursor) => {
  cursor.end()
  session.out.text('+ idling\r\n')
  await session.refresh(true, true)
  await session.out.flush()
  session.isIdle = true
  session.wakeIfStale()
  const pieces = await session.ask()
  await session.stopIdling()
  if (!pieces) return undefined
  return pieces.length === 1 && String(pieces[0]).toUpperCase() === 'DONE' ? ok('Done') : bad('DONE expected')
}
