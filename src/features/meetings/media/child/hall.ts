import { randomBytes } from 'node:crypto'
import {
  camerasFor,
  isLoud,
  isSpeaking,
  mayBeHeard,
  mayBeSeen,
  pictureLines,
  placed,
  voicesAtOnce,
  voicesFor,
} from '../rules.ts'
import type { MediaPerson, Member, Standing } from '../types.ts'
import { answered } from './answered.ts'
import { Peer, type Packet, type PeerSettings } from './peer.ts'
import { Seat, type Ear } from './seat.ts'

/** Sound of the floor as it goes to whoever listens in other ways: the bytes of Opus as they came. */
export type FloorEar = (from: string, timestamp: number, opus: Buffer) => void

/** Somebody whose sound comes in by another way than their browser's connection for sound and picture. */
export type OtherVoice = { sound(timestamp: number, opus: Buffer): void; end(): void }

const tick = 250
const unheardFor = 20_000

/** Sound and picture of one sitting: who is on stage, and who gets whom. */
export class Hall {
  readonly #settings: PeerSettings
  readonly #onEmpty: () => void
  readonly #seats = new Map<string, Seat>()
  readonly #ears = new Set<FloorEar>()
  readonly #timer: NodeJS.Timeout
  #standing: Standing | undefined
  #floorVoices: readonly string[] = []
  /** People whose connection is being made: the hall stays open for them. */
  #coming = 0

  constructor(settings: PeerSettings, onEmpty: () => void) {
    this.#settings = settings
    this.#onEmpty = onEmpty
    this.#timer = setInterval(() => {
      this.#forgetUnheard(Date.now())
      this.#arrange()
    }, tick)
  }

  /** Brings somebody in; who is on stage already in another window leaves that one. */
  async enter(
    person: MediaPerson,
    offer: string,
    begins: { readonly microphone: boolean; readonly camera: boolean },
  ): Promise<{ readonly session: string; readonly answer: string }> {
    const seat = new Seat(randomBytes(16).toString('base64url'), person)
    const { id } = person
    const newPeer = () =>
      new Peer(this.#settings, {
        sound: (packet, level) => this.#sound(seat, packet, level),
        picture: (packet) => this.#picture(seat, packet),
        wantsKeyFrame: (line) => this.#seats.get(seat.cameras[line] ?? '')?.askForKeyFrame(Date.now()),
        lost: (share) => seat.lost(share) && this.#arrange(),
        carries: () => {
          seat.carries = true
          seat.ear?.carries?.()
        },
        gone: () => this.leave(seat.session),
      })
    this.#coming += 1
    try {
      const { peer, answer } = await answered(newPeer, offer, this.#settings.addresses.length)
      Object.assign(seat, { peer, ...begins })
      this.#seats.get(id)?.close('elsewhere')
      this.#seats.set(id, seat)
      this.#arrange()
      return { session: seat.session, answer }
    } finally {
      this.#coming -= 1
      this.#endIfEmpty()
    }
  }

  #endIfEmpty(): void {
    if (this.#seats.size === 0 && this.#coming === 0) this.#onEmpty()
  }

  /** Tells a page what is on stage for as long as it listens. False: there is no such session. */
  listenIn(session: string, id: string, ear: Ear): boolean {
    const seat = this.#of(session, id)
    if (!seat) return false
    seat.ear = ear
    seat.unheardSince = undefined
    seat.told = ''
    this.#arrange()
    if (seat.carries) ear.carries?.()
    return true
  }

  /** A page hears no more; whoever does not come back soon has gone. */
  stopListening(ear: Ear): void {
    for (const seat of this.#seats.values()) {
      if (seat.ear !== ear) continue
      seat.ear = undefined
      seat.unheardSince = Date.now()
    }
  }

  #forgetUnheard(now: number): void {
    for (const { peer, unheardSince, session } of [...this.#seats.values()])
      if (peer && unheardSince !== undefined && now - unheardSince > unheardFor) this.leave(session)
  }

  /** Opens and shuts microphone and camera. False: there is no such session. */
  turn(session: string, id: string, to: { readonly microphone: boolean; readonly camera: boolean }): boolean {
    const seat = this.#of(session, id)
    if (!seat) return false
    Object.assign(seat, to, to.microphone && { wasMuted: false })
    this.#arrange()
    return true
  }

  /** Turns somebody's microphone off for them; they may turn it on again. False: nobody heard them. */
  mute(id: string): boolean {
    const seat = this.#seats.get(id)
    if (!seat?.microphone || !seat.peer) return false
    Object.assign(seat, { microphone: false, wasMuted: true })
    this.#arrange()
    return true
  }

  /** Puts somebody out at once. */
  remove(id: string): void {
    const seat = this.#seats.get(id)
    if (seat) this.#putOut(seat, 'removed')
    this.#arrange()
    this.#endIfEmpty()
  }

  leave(session: string, id?: string): void {
    const seat = this.#of(session, id)
    if (!seat) return
    seat.close()
    this.#seats.delete(seat.person.id)
    this.#arrange()
    this.#endIfEmpty()
  }

  /** Makes the stage as the sitting now stands: whoever is not inside is put out, whatever their browser does. */
  stand(standing: Standing): void {
    this.#standing = standing
    for (const seat of [...this.#seats.values()]) {
      const { id } = seat.person
      const now = standing.inside.find((one) => one.id === id)
      if (standing.isOver) this.#putOut(seat, 'over')
      else if (now) seat.person = { ...seat.person, ...now }
      else this.#putOut(seat, 'removed')
    }
    this.#arrange()
    this.#endIfEmpty()
  }

  #putOut(seat: Seat, why: 'over' | 'removed'): void {
    seat.close(why)
    this.#seats.delete(seat.person.id)
  }

  /** Gives on the sound of whoever is heard on the floor, for as long as it is wanted. */
  hear(ear: FloorEar): () => void {
    this.#ears.add(ear)
    return () => void this.#ears.delete(ear)
  }

  /**
   * Lets somebody be heard whose sound comes in by another way, for as long as their own connection, if there is one, does not
   * carry it.
   */
  speak(person: MediaPerson): OtherVoice {
    const seat = new Seat(randomBytes(16).toString('base64url'), person)
    seat.microphone = true
    let sequenceNumber = 0
    const seated = (): Seat => {
      const there = this.#seats.get(person.id)
      if (there) return there
      this.#seats.set(person.id, seat)
      this.#arrange()
      return seat
    }
    seated()
    return {
      sound: (timestamp, payload) => {
        const now = seated()
        sequenceNumber = (sequenceNumber + 1) & 0xffff
        const packet = { sequenceNumber, timestamp, marker: false, payload }
        if (!now.carries) this.#sound(now, packet, loudness(payload), true)
      },
      end: () => this.leave(seat.session),
    }
  }

  #of(session: string, id?: string): Seat | undefined {
    return [...this.#seats.values()].find(
      (seat) => seat.session === session && (id === undefined || seat.person.id === id),
    )
  }

  #sound(seat: Seat, packet: Packet, level: number | undefined, isFromElsewhere = false): void {
    const now = Date.now()
    if (this.#seats.get(seat.person.id) !== seat || !mayBeHeard(seat.member)) return
    if (isLoud(level)) seat.spokeAt = now
    for (const [hearer, line] of seat.hearers) hearer.peer?.send('sound', line, packet, now)
    // Whose own sound came from over there would hear it come back.
    if (!isFromElsewhere && this.#floorVoices.includes(seat.person.id))
      for (const ear of this.#ears) ear(seat.person.id, packet.timestamp, packet.payload)
  }

  #picture(seat: Seat, packet: Packet): void {
    const now = Date.now()
    for (const [viewer, line] of seat.viewers) viewer.peer?.send('picture', line, packet, now)
  }

  /** Places everybody anew and tells those for whom something is different. */
  #arrange(): void {
    const now = Date.now()
    const seats = [...this.#seats.values()]
    for (const seat of seats) {
      seat.hasFloor = this.#standing?.floor === seat.person.id
    }
    const members = seats.map(({ member }) => member)
    for (const seat of seats) this.#place(seat, members, now)
    for (const seat of seats) {
      seat.hearers = carrying(seats, ({ voices }) => voices, seat)
      seat.viewers = mayBeSeen(seat.member) ? carrying(seats, ({ cameras }) => cameras, seat) : []
    }
    this.#floorVoices = voicesFor('', members)
    const people = seats.map(({ shown }) => shown)
    const speaking = members.filter((it) => isSpeaking(it, now)).map(({ id }) => id)
    for (const seat of seats) tell(seat, people, speaking)
  }

  #place(seat: Seat, members: readonly Member[], now: number): void {
    if (!seat.peer) return
    const { id } = seat.person
    const voices = placed(seat.voices, voicesFor(id, members))
    const cameras = seat.isNarrow
      ? seat.cameras.map(() => null)
      : placed(seat.cameras, camerasFor(id, members, seat.cameras))
    for (let line = 0; line < voicesAtOnce; line++)
      if (voices[line] !== seat.voices[line]) seat.peer.begin('sound', line)
    for (let line = 0; line < pictureLines; line++) {
      if (cameras[line] !== seat.cameras[line]) seat.peer.begin('picture', line)
      const shown = this.#seats.get(cameras[line] ?? '')
      if (seat.peer.waitsForPicture(line)) shown?.askForKeyFrame(now)
    }
    Object.assign(seat, { voices, cameras })
  }

  close(): void {
    clearInterval(this.#timer)
    for (const seat of this.#seats.values()) seat.close()
    this.#seats.clear()
  }
}

/** Who has somebody on one of their lines, and on which. */
const carrying = (
  seats: readonly Seat[],
  lines: (seat: Seat) => readonly (string | null)[],
  { person }: Seat,
): readonly (readonly [Seat, number])[] =>
  seats.flatMap((seat) => {
    const line = lines(seat).indexOf(person.id)
    return line < 0 ? [] : [[seat, line] as const]
  })

function tell(seat: Seat, people: readonly Seat['shown'][], speaking: readonly string[]): void {
  if (!seat.ear) return
  const { voices, cameras, isNarrow, wasMuted } = seat
  const news = { me: seat.person.id, people, speaking, voices, cameras, isNarrow, wasMuted }
  const said = JSON.stringify(news)
  if (said === seat.told) return
  seat.told = said
  seat.ear.tell(news)
}

/** Opus does not say how loud it is; but a frame of silence takes a few bytes, and a frame of speech many. */
const loudness = (opus: Buffer): number => (opus.length > 24 ? 20 : 127)
