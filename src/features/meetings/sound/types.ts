import type { Language } from '../../../values/language.ts'
import type { MediaPerson } from '../media/types.ts'
import type { SittingId } from '../types.ts'

/** What one can listen to: `floor`, or the tag of a language of the sitting. */
export type Channel = Language

/** Somebody whom the house let onto the line. Whether the floor may hear them changes while they are on it. */
export type Guest = MediaPerson & {
  readonly room: SittingId
  readonly isInterpreter: boolean
  /** The languages that are channels here. */
  readonly languages: readonly Language[]
}

/** One frame of sound. The timestamp is in 48000ths of a second and means something within its source only. */
export type Frame = { readonly timestamp: number; readonly payload: Uint8Array }

/** The floor as it is carried in another way: somebody here begins to be heard there, and ends. */
export type OtherFloor = (guest: Guest) => { sound(frame: Frame): void; end(): void }

/** A booth as its interpreters see it. */
export type Booth = {
  readonly here: readonly string[]
  readonly onAir: string | undefined
  /** Whoever is on air asks to be relieved. */
  readonly isOffered: boolean
}
