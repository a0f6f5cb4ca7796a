import type { MediaPerson, Member, Shown, StageNews, Parting } from '../types.ts'
import { isTooNarrow, pictureLines, voicesAtOnce } from '../rules.ts'
import type { Peer } from './peer.ts'

/** What a page hears of the stage: news as it changes, and at the end why there will be no more. */
export type Ear = {
  tell(news: StageNews): void
  part(why: Parting): void
  /** Said once: sound and picture go through between the two. */
  carries?(): void
}

const keptReports = 12

/** Where somebody sits: who they are, how they come in and go out, and who is on which of their lines. */
export class Seat {
  readonly session: string
  person: MediaPerson
  microphone = false
  camera = false
  wasMuted = false
  hasFloor = false
  spokeAt = 0
  peer: Peer | undefined
  ear: Ear | undefined
  voices: readonly (string | null)[] = Array<null>(voicesAtOnce).fill(null)
  cameras: readonly (string | null)[] = Array<null>(pictureLines).fill(null)
  isNarrow = false
  told = ''
  carries = false
  /** Since when no page hears for them, in milliseconds; undefined while one does. */
  unheardSince: number | undefined = Date.now()
  /** Whom their sound goes to, and on which line; made anew whenever somebody is placed. */
  hearers: readonly (readonly [Seat, number])[] = []
  viewers: readonly (readonly [Seat, number])[] = []
  #losses: number[] = []
  #askedAt = 0

  constructor(session: string, person: MediaPerson) {
    this.session = session
    this.person = person
  }

  get member(): Member {
    const { person, microphone, camera, hasFloor, spokeAt } = this
    const { id, voice, leads } = person
    return { id, voice, leads, microphone, camera, hasFloor, spokeAt }
  }

  get shown(): Shown {
    const { person, microphone, camera, hasFloor } = this
    const { id, name, organisation, called } = person
    return { id, name, organisation, called, microphone, camera, hasFloor }
  }

  /** Takes in what share was lost. True: whether pictures go to them is different now. */
  lost(share: number): boolean {
    this.#losses = [...this.#losses, share].slice(-keptReports)
    const isNarrow = isTooNarrow(this.#losses, this.isNarrow)
    if (isNarrow === this.isNarrow) return false
    this.isNarrow = isNarrow
    this.#losses = []
    return true
  }

  /** Asks them for a picture that needs none before it; not more often than a camera can follow. */
  askForKeyFrame(now: number): void {
    if (now - this.#askedAt < 400) return
    this.#askedAt = now
    this.peer?.askForKeyFrame()
  }

  close(why?: Parting): void {
    if (why) this.ear?.part(why)
    this.ear = undefined
    this.peer?.close()
  }
}
