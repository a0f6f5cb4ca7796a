import type { Texts } from '../../../../platform/i18n/index.ts'
import { html, userText, type Html } from '../../../../platform/ui/index.ts'
import type { Language } from '../../../../values/language.ts'
import type { PersonId } from '../../../../values/ids.ts'
import type { Refusal } from '../../../../values/refusal.ts'
import type { EventDocument } from '../../../events/index.ts'
import type { Voice } from '../../media/types.ts'
import type { SoundView } from '../../sound/view.ts'
import type { SittingView } from '../../view.ts'
import { leads } from '../rules.ts'
import type { Proceedings } from '../types.ts'

/** How large a reader wants the captions. */
export type CaptionSize = 'usual' | 'large' | 'largest'

/** A sitting, for somebody who is inside it. */
export type InsideView = Pick<SittingView, 'sitting' | 'role'>

export type RoomView = {
  readonly view: InsideView
  readonly proceedings: Proceedings
  readonly me: PersonId
  readonly zone: string | undefined
  readonly now: Date
  /** What is looked for among the delegations. */
  readonly find: string
  readonly captionSize: CaptionSize
  /** Somebody's sound can be turned off from here. */
  readonly canMute: boolean
  /** What this reader is to our own sound and picture; undefined where it is not ours that is heard. */
  readonly stage: Voice | undefined
  /** What they can listen to; undefined where our own sound does not run. */
  readonly sound?: SoundView | undefined
  /** The papers of the event as far as this reader may have them. */
  readonly papers: readonly EventDocument[]
  readonly languages: readonly Language[]
  /** What categories of the body are called, by their id. */
  readonly categories: ReadonlyMap<string, string>
  readonly no?: Refusal | undefined
  /** What was written and could not be sent. */
  readonly words?: string
}

export const pathOf = (t: Texts, { view }: Pick<RoomView, 'view'>): string =>
  t.path(`/meetings/${view.sitting.id}`)

export const isLed = ({ view }: Pick<RoomView, 'view'>): boolean => leads(view.role)

/** What an organisation is called in the reader's language, else as it calls itself. */
export const calledIn = (t: Texts, { proceedings }: Pick<RoomView, 'proceedings'>, name: string): string =>
  proceedings.names.get(name)?.[t.language] ?? name

/** "3:00": minutes and seconds, read from the left in every language. */
export const lengthOf = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`

/** A delegation before the person who speaks for it; a person alone where there is none. */
export function whoSpeaks(
  t: Texts,
  room: RoomView,
  it: { readonly personId: PersonId | null; readonly name: string; readonly organisation: string },
): { readonly first: Html; readonly then: Html | undefined } {
  const person = it.personId === room.me ? html`${t('meetings.room.you')}` : userText(it.name)
  if (!it.organisation) return { first: userText(it.name), then: undefined }
  return { first: userText(calledIn(t, room, it.organisation)), then: it.name ? person : undefined }
}
