import type { SittingId } from '../types.ts'

/** What somebody is to sound and picture: whom others hear and see, or somebody who only listens. */
export type Voice = 'speaks' | 'listens'

/** A person as the media process knows them: an opaque name for one sitting, and what stands on their plate. */
export type MediaPerson = {
  readonly id: string
  readonly name: string
  readonly organisation: string
  readonly voice: Voice
}

/**
 * What a call to the media process may do, as the web process has decided it. Without a person it is the house itself, which may
 * set a room as it now is.
 */
export type MediaClaims = {
  readonly room: SittingId
  readonly person?: MediaPerson | undefined
}
