import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer, type RawData, type WebSocket } from 'ws'
import { z } from 'zod'
import type { Standing, Voice } from '../media/types.ts'
import type { SittingId } from '../types.ts'
import { largestFrame, readSent } from './frames.ts'
import { Hall } from './hall.ts'
import { Line } from './line.ts'
import { maySpeak } from './rules.ts'
import type { Frame, Guest, OtherFloor } from './types.ts'

/** Why a line ends, for the browser at the other end: these are not worth another try. */
export const ends = { removed: 4403, over: 4410, replaced: 4409 } as const

/** The name both ends of a line give the way they speak. */
export const protocol = 'plenary-sound'

const beat = 20_000
/** So many lines one person may have at a sitting: a window, a device, and one that is just breaking off. */
const mostLines = 4
const mostWords = 300

const Words = z
  .object({
    listen: z.string().max(20),
    hearsFloorElsewhere: z.boolean(),
    booth: z.string().max(20),
    speak: z.string().max(20).nullable(),
    offer: z.boolean(),
  })
  .partial()

type RelayNeeds = { readonly now: () => number; readonly otherFloor: OtherFloor }
const nowhere: OtherFloor = () => ({ sound: () => {}, end: () => {} })

/** The lines of all sittings in this process. It is told who may do what, and asks nobody. */
export class SoundRelay {
  readonly #halls = new Map<SittingId, Hall>()
  readonly #now: () => number
  readonly #otherFloor: OtherFloor
  readonly #door = new WebSocketServer({
    noServer: true,
    maxPayload: largestFrame + 5,
    perMessageDeflate: false,
    clientTracking: false,
    handleProtocols: () => protocol,
  })
  readonly #beat: NodeJS.Timeout

  constructor({ now = () => performance.now(), otherFloor = nowhere }: Partial<RelayNeeds> = {}) {
    this.#now = now
    this.#otherFloor = otherFloor
    this.#beat = setInterval(() => this.#askWhoIsThere(), beat)
    this.#beat.unref()
  }

  /** Makes a connection that has been let in a line. */
  take(guest: Guest, request: IncomingMessage, socket: Duplex, head: Buffer): void {
    this.#door.handleUpgrade(request, socket, head, (line) => this.enter(guest, line))
  }

  enter(guest: Guest, socket: WebSocket): Line {
    const hall = this.#halls.get(guest.room) ?? new Hall(this.#now, this.#otherFloor)
    this.#halls.set(guest.room, hall)
    this.#makeRoom(hall, guest)
    const line = new Line(guest, hall.sourceOf(guest.id), socket, this.#now())
    socket.on('message', (data, isBinary) => this.#read(hall, line, data, isBinary))
    socket.on('pong', () => (line.isThere = true))
    socket.on('error', () => {}) // what is too large or no message at all ends the line by itself
    socket.on('close', () => {
      hall.leave(line)
      // A line that was put out may close long after its hall was followed by another.
      if (hall.lines.size === 0 && this.#halls.get(guest.room) === hall) this.#halls.delete(guest.room)
    })
    hall.enter(line)
    return line
  }

  /** A frame of the floor that came another way: the payload of one RTP packet, as it is. */
  floor(room: SittingId, speaker: string, frame: Frame): void {
    const hall = this.#halls.get(room)
    hall?.floor(hall.sourceOf(speaker), frame)
  }

  /** From now on the floor hears this person, or it does not. */
  setVoice(room: SittingId, id: string, voice: Voice): void {
    for (const [hall, line] of this.#linesOf(room, id)) {
      if (line.guest.voice === voice) continue
      line.guest = { ...line.guest, voice }
      const no = line.speaksOn && maySpeak(line.guest, line.speaksOn)
      if (no) hall.fallSilent(line, no.refused)
      line.tell({ you: line.source, may: maySpeak(line.guest, 'floor') === undefined })
    }
  }

  /** Turns somebody's microphone off; they may turn it on again. False: nobody heard them on this way. */
  mute(room: SittingId, id: string): boolean {
    const speaking = this.#linesOf(room, id).filter(([, line]) => line.speaksOn === 'floor')
    for (const [hall, line] of speaking) hall.fallSilent(line, 'meetings.sound.word.muted')
    return speaking.length > 0
  }

  /** Ends the lines of somebody who is not inside any more. */
  remove(room: SittingId, id: string): void {
    for (const [hall, line] of this.#linesOf(room, id)) hall.putOut(line, ends.removed, 'removed')
  }

  /** Makes the lines of a sitting as it now stands: whoever is not inside has none. */
  stand(room: SittingId, { inside, isOver }: Standing): void {
    if (isOver) return this.end(room)
    const voices = new Map(inside.map(({ id, voice }) => [id, voice]))
    for (const id of new Set([...(this.#halls.get(room)?.lines ?? [])].map(({ guest }) => guest.id))) {
      const voice = voices.get(id)
      if (voice) this.setVoice(room, id, voice)
      else this.remove(room, id)
    }
  }

  /** Ends every line of a sitting. */
  end(room: SittingId): void {
    this.#halls.get(room)?.end(ends.over, 'over')
  }

  /** How many lines there are, and how many bundles they missed, for whoever watches over this. */
  figures(): { readonly halls: number; readonly lines: number; readonly dropped: number } {
    const lines = [...this.#halls.values()].flatMap((hall) => [...hall.lines])
    return {
      halls: this.#halls.size,
      lines: lines.length,
      dropped: lines.reduce((sum, { dropped }) => sum + dropped, 0),
    }
  }

  close(): void {
    clearInterval(this.#beat)
    for (const hall of this.#halls.values()) hall.end(1001, 'closing')
  }

  /** The oldest line of somebody who has too many makes room. */
  #makeRoom(hall: Hall, { id }: Guest): void {
    const own = [...hall.lines].filter(({ guest }) => guest.id === id)
    for (const line of own.slice(0, Math.max(0, own.length - mostLines + 1)))
      hall.putOut(line, ends.replaced, 'replaced')
  }

  #linesOf(room: SittingId, id: string): readonly (readonly [Hall, Line])[] {
    const hall = this.#halls.get(room)
    return hall ? [...hall.lines].filter(({ guest }) => guest.id === id).map((line) => [hall, line]) : []
  }

  #read(hall: Hall, line: Line, data: RawData, isBinary: boolean): void {
    if (!hall.lines.has(line)) return // put out; their browser need not have closed yet
    const bytes = data as Buffer
    const now = this.#now()
    if (!isBinary) {
      if (bytes.length <= mostWords && line.takesWords(now)) obey(hall, line, bytes.toString())
      return
    }
    const sent = readSent(bytes)
    if (sent?.kind === 'heard') return line.hears(sent.count, now)
    if (sent && line.takesFrame(sent.frame.payload.length, now)) hall.frame(line, sent.frame)
  }

  #askWhoIsThere(): void {
    for (const hall of this.#halls.values()) for (const line of hall.lines) line.askWhetherThere()
  }
}

/** Does what a browser asks for. What makes no sense is not answered. */
function obey(hall: Hall, line: Line, text: string): void {
  const words = Words.safeParse(parsed(text))
  if (!words.success) return
  const { listen, hearsFloorElsewhere, booth, speak, offer } = words.data
  if (listen !== undefined) line.listensTo = listen
  if (hearsFloorElsewhere !== undefined) line.hearsFloorElsewhere = hearsFloorElsewhere
  if (booth !== undefined) hall.sitDown(line, booth)
  if (speak === null) hall.fallSilent(line)
  else if (speak !== undefined) hall.speak(line, speak)
  if (offer !== undefined) hall.offer(line, offer)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
