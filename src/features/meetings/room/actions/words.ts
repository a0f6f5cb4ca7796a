import type { House } from '../../../../platform/house.ts'
import type { SignedIn } from '../../../../values/actor.ts'
import type { Id } from '../../../../values/ids.ts'
import { refuse, type Refusal } from '../../../../values/refusal.ts'
import { record } from '../../../audit/index.ts'
import type { SittingId } from '../../types.ts'
import { mayWrite } from '../rules.ts'
import { removeMessage, saveCaption, saveConduct, saveMessage } from '../store.ts'
import { noteDown } from '../store/log.ts'
import { leading, within } from '../within.ts'

type Done = Promise<Refusal | undefined>

/** Writes to everybody inside. */
export const write = (house: House, actor: SignedIn, id: SittingId, words: string): Done =>
  within(house, actor, id, async ({ tx, sitting, role, conduct, now }) => {
    const no = mayWrite(conduct, role)
    if (!no) await saveMessage(tx, sitting, actor.personId, words, now)
    return no
  })

/** Pauses writing for all but those who lead, or lets them write again. */
export const pauseChat = (house: House, actor: SignedIn, id: SittingId, chatIsPaused: boolean): Done =>
  leading(house, actor, id, async ({ tx, sitting, conduct, now }) => {
    if (conduct.chatIsPaused === chatIsPaused) return undefined
    await saveConduct(tx, id, { chatIsPaused })
    await noteDown(tx, sitting, actor.personId, chatIsPaused ? 'chat-paused' : 'chat-resumed', {}, now)
    return undefined
  })

/** Takes a message away: whoever leads, from anybody. It stays for the record. */
export const takeAway = (house: House, actor: SignedIn, id: SittingId, message: Id): Done =>
  leading(house, actor, id, async ({ tx, sitting, now }) => {
    const writer = await removeMessage(tx, id, message, actor.accountId)
    if (!writer) return refuse('meetings.floor.changed')
    await noteDown(tx, sitting, actor.personId, 'message-removed', { person: writer }, now)
    await record(tx, actor, 'meetings.message-removed', message, { sitting: id }, now)
    return undefined
  })

/** Adds a line of captions. */
export const caption = (house: House, actor: SignedIn, id: SittingId, words: string): Done =>
  within(house, actor, id, async ({ tx, sitting, role, now }) => {
    if (role !== 'captioner') return refuse('meetings.floor.not-your-role')
    await saveCaption(tx, sitting, actor.personId, words, now)
    return undefined
  })
