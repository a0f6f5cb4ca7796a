import type { Id, PersonId } from '../../../values/ids.ts'

export type FloorState = 'waiting' | 'speaking' | 'spoken' | 'withdrawn'

/** Somebody who wants the floor, or has it. */
export type Speaker = {
  readonly id: Id
  readonly personId: PersonId
  readonly name: string
  readonly organisation: string
  readonly state: FloorState
  readonly askedAt: Date
  readonly beganAt: Date | null
}

/** Something written to everybody. */
export type Message = {
  readonly id: Id
  readonly personId: PersonId
  readonly name: string
  readonly organisation: string
  readonly words: string
  readonly sentAt: Date
}

/** How a sitting is led at this moment. */
export type Conduct = { readonly listIsClosed: boolean; readonly endedAt: Date | null }

/** Everything the room shows besides who is present. */
export type Proceedings = {
  readonly conduct: Conduct
  readonly speaking: Speaker | undefined
  readonly waiting: readonly Speaker[]
  readonly messages: readonly Message[]
  /** The last lines, oldest first. */
  readonly captions: readonly string[]
}

/** What the chair can do with the list of speakers. */
export type FloorAct = 'give' | 'end' | 'up' | 'down' | 'strike'
