import type { Localised } from '../../../values/language.ts'
import type { SittingId } from '../types.ts'

/** What somebody is to sound and picture: whom others hear and see, or somebody who only listens. */
export type Voice = 'speaks' | 'listens'

/** A person as the media process knows them: an opaque name for one sitting, and what stands on their plate. */
export type MediaPerson = {
  readonly id: string
  readonly name: string
  readonly organisation: string
  /** What the organisation is called in other languages; a page shows its reader's. */
  readonly called?: Localised | undefined
  readonly voice: Voice
  /** Whether they lead the sitting: chair and secretariat are heard before others. */
  readonly leads: boolean
}

/**
 * What a call to the media process may do, as the web process has decided it. Without a person it is the house itself, which may
 * set a room as it now is.
 */
export type MediaClaims = {
  readonly room: SittingId
  readonly person?: MediaPerson | undefined
}

/** How a sitting stands, as far as it concerns sound and picture. Whoever is not among `inside` is put out. */
export type Standing = {
  readonly inside: readonly Pick<MediaPerson, 'id' | 'voice' | 'leads'>[]
  /** Who has the floor. */
  readonly floor: string | null
  readonly isOver: boolean
}

/** Somebody with sound and picture, as far as it decides who hears and sees them. */
export type Member = Pick<MediaPerson, 'id' | 'voice' | 'leads'> & {
  readonly microphone: boolean
  readonly camera: boolean
  readonly hasFloor: boolean
  /** When they were last loud enough to be somebody speaking, in milliseconds; 0: never. */
  readonly spokeAt: number
}

/** Somebody on the stage, as every page of the sitting is told. */
export type Shown = {
  readonly id: string
  readonly name: string
  readonly organisation: string
  readonly called?: Localised | undefined
  readonly microphone: boolean
  readonly camera: boolean
  readonly hasFloor: boolean
}

/** What a page is told whenever it changes. A place is the how-manieth incoming line of sound or picture carries whom. */
export type StageNews = {
  readonly me: string
  readonly people: readonly Shown[]
  readonly speaking: readonly string[]
  readonly voices: readonly (string | null)[]
  readonly cameras: readonly (string | null)[]
  /** Pictures were stopped for this person, since their line does not carry them. */
  readonly isNarrow: boolean
  /** Whoever leads has turned this person's microphone off; they may turn it on again. */
  readonly wasMuted: boolean
}

/** Why a page gets nothing any more. `elsewhere`: the person came in by another window. */
export type Parting = 'elsewhere' | 'removed' | 'over'
