import type { House } from '../../../platform/house.ts'
import type { Job } from '../../../platform/jobs/index.ts'
import type { LetterWriters } from '../../../platform/outgoing-mail/letter.ts'
import { together } from '../../../platform/outgoing-mail/together.ts'
import type { Id, RegistrationId } from '../../../values/ids.ts'
import { readForLetters } from '../store/for-letters.ts'
import { goOn, tellAll } from './actions/tell-batch.ts'
import { groupLetter } from './letters.ts'
import { findMessages } from './store/messages.ts'

/** Who writes messages to groups. Of a message that was stopped nothing more leaves. */
export function groupMessageLetters({ db, texts }: Pick<House, 'db' | 'texts'>): LetterWriters {
  const message = together((ids: readonly Id[]) => findMessages(db, ids))
  const registration = together((ids: readonly RegistrationId[]) => readForLetters(db, ids))
  return {
    'registrations.group-message': async (told, t) => {
      const [it, found] = await Promise.all([
        message(String(told['messageId'])),
        registration(String(told['registrationId'])),
      ])
      if (!it || it.state === 'stopped' || !found) return undefined
      return groupLetter(t, { message: it, view: found.view, textsOf: texts })
    },
  }
}

/** Sending, and going on where a worker died. */
export const groupMessageJobs: readonly Job[] = [
  {
    name: 'registrations.send-message',
    run: (house, payload) => tellAll(house, (payload as { readonly id: string }).id),
  },
  { name: 'registrations.messages-go-on', every: '* * * * *', run: goOn },
]
