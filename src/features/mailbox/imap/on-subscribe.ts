import { isRefusal } from '../../../values/refusal.ts'
import { subscribe } from '../actions/folders.ts'
import { ok, refused } from './answers.ts'
import type { Run } from './state.ts'
import { readFolder } from './folder-argument.ts'

const setTo =
  (isSubscribed: boolean): Run =>
  async (session, cursor) => {
    cursor.space()
    const path = readFolder(cursor)
    cursor.end()
    const done = await subscribe(session.house, session.mailbox!.id, path, isSubscribed)
    return isRefusal(done) ? refused(done) : ok('Done')
  }

export const onSubscribe = setTo(true)
export const onUnsubscribe = setTo(false)
