import { bundle } from './frames.ts'
import type { Line } from './line.ts'
import { heard, mayGoOnAir, maySpeak, type OnAir } from './rules.ts'
import type { Booth, Channel, Frame, OtherFloor } from './types.ts'

/** How long frames of 20 ms are gathered before they leave together, in milliseconds. */
const gathering = 45
/** So many are heard at once on the floor; another one is when one of them has been silent for a moment. */
const mostSources = 5
const silence = 800

type Waiting = { readonly frames: (Frame & { source: number })[]; timer: NodeJS.Timeout | undefined }

/** The sound of one sitting: its lines, its channels, who is on air in which language. */
export class Hall {
  readonly lines = new Set<Line>()
  readonly #onAir = new Map<Channel, OnAir<Line['guest']> & { readonly line: Line }>()
  readonly #waiting = new Map<Channel, Waiting>()
  readonly #sources = new Map<string, number>()
  /** Who is heard on the floor at this moment, by source, with when they were last. */
  readonly #active = new Map<number, number>()
  readonly #now: () => number
  readonly #otherFloor: OtherFloor

  constructor(now: () => number, otherFloor: OtherFloor) {
    this.#now = now
    this.#otherFloor = otherFloor
  }

  /** A number for whoever is heard, the same as long as the sitting has sound. */
  sourceOf(speaker: string): number {
    const known = this.#sources.get(speaker)
    if (known !== undefined) return known
    const fresh = (this.#sources.size % 65_535) + 1
    this.#sources.set(speaker, fresh)
    return fresh
  }

  enter(line: Line): void {
    this.lines.add(line)
    line.tell({ you: line.source, may: maySpeak(line.guest, 'floor') === undefined })
    line.tell({ air: [...this.#onAir.keys()] })
    if (line.guest.isInterpreter) this.#tellBooths()
  }

  leave(line: Line): void {
    this.lines.delete(line)
    if (this.#stop(line)) this.#tellAir()
    if (line.guest.isInterpreter) this.#tellBooths()
  }

  /** Sits down in the booth of a language; whoever was on air in another is not any more. */
  sitDown(line: Line, language: Channel): void {
    const no = maySpeak(line.guest, language)
    if (no) return line.refuse(no)
    if (line.booth !== language && this.#stop(line)) this.#tellAir()
    line.booth = language
    this.#tellBooths()
  }

  /** Begins to speak, or is told why not. */
  speak(line: Line, channel: Channel): void {
    const onAir = this.#onAir.get(channel)
    const no =
      maySpeak(line.guest, channel) ?? (channel === 'floor' ? undefined : mayGoOnAir(line.guest, onAir))
    if (no) return line.refuse(no)
    if (line.speaksOn !== channel) this.#stop(line)
    if (onAir && onAir.line !== line) this.#stop(onAir.line)
    line.speaksOn = channel
    line.tell({ speaking: channel })
    if (channel === 'floor') {
      // Anew each time: the other way may have forgotten them meanwhile.
      line.elsewhere?.end()
      line.elsewhere = this.#otherFloor(line.guest)
      return
    }
    line.booth = channel
    this.#onAir.set(channel, { who: line.guest, line, isOffered: false })
    this.#tellAir()
    this.#tellBooths()
  }

  /** Asks the others of the booth to take over, or takes that back. */
  offer(line: Line, isOffered: boolean): void {
    const channel = line.speaksOn
    const onAir = channel && this.#onAir.get(channel)
    if (!channel || !onAir || onAir.line !== line) return
    this.#onAir.set(channel, { ...onAir, isOffered })
    this.#tellBooths()
  }

  /** Is not heard any more, by their own will or, where there is a reason, by somebody else's. */
  fallSilent(line: Line, why?: string): void {
    if (!this.#stop(line, why)) return
    this.#tellAir()
    this.#tellBooths()
  }

  /** Gives a frame of a line to whoever listens to the channel it speaks on, here and elsewhere. */
  frame(line: Line, frame: Frame): void {
    const channel = line.speaksOn
    if (!channel || maySpeak(line.guest, channel)) return
    if (channel === 'floor' && !this.#isAmongActive(line.source)) return
    this.#gather(channel, { source: line.source, ...frame })
    this.#flush(channel)
    line.elsewhere?.sound(frame)
  }

  /** A frame of the floor that came another way. They are short, and gathered for a moment. */
  floor(source: number, frame: Frame): void {
    if (!this.#isAmongActive(source)) return
    this.#gather('floor', { source, ...frame })
  }

  /** Ends a line at once, whenever its browser closes it: from now on nothing of it is heard, and nothing goes to it. */
  putOut(line: Line, code: number, reason: string): void {
    this.leave(line)
    line.end(code, reason)
  }

  /** Nobody on these lines any more. */
  end(code: number, reason: string): void {
    for (const line of [...this.lines]) this.putOut(line, code, reason)
    for (const { timer } of this.#waiting.values()) clearTimeout(timer)
  }

  get onAir(): readonly Channel[] {
    return [...this.#onAir.keys()]
  }

  #isAmongActive(source: number): boolean {
    const now = this.#now()
    if (!this.#active.has(source) && this.#active.size >= mostSources) {
      const quiet = [...this.#active].find(([, at]) => now - at > silence)
      if (!quiet) return false
      this.#active.delete(quiet[0])
    }
    this.#active.set(source, now)
    return true
  }

  #gather(channel: Channel, frame: Frame & { source: number }): void {
    const waiting = this.#waiting.get(channel) ?? { frames: [], timer: undefined }
    this.#waiting.set(channel, waiting)
    waiting.frames.push(frame)
    waiting.timer ??= setTimeout(() => this.#flush(channel), gathering)
  }

  #flush(channel: Channel): void {
    const waiting = this.#waiting.get(channel)
    if (!waiting || waiting.frames.length === 0) return
    clearTimeout(waiting.timer)
    const bytes = bundle(waiting.frames.splice(0))
    waiting.timer = undefined
    const now = this.#now()
    for (const line of this.lines)
      if (heard(line.listensTo, this.#onAir, line.hearsFloorElsewhere) === channel) line.play(bytes, now)
  }

  /** True: they were on air. */
  #stop(line: Line, why?: string): boolean {
    const channel = line.speaksOn
    if (!channel) return false
    const wasOnAir = this.#onAir.get(channel)?.line === line
    if (wasOnAir) this.#onAir.delete(channel)
    line.speaksOn = undefined
    line.elsewhere?.end()
    line.elsewhere = undefined
    line.tell({ speaking: null, ...(why && { no: why }) })
    return wasOnAir
  }

  #tellAir(): void {
    for (const line of this.lines) line.tell({ air: this.onAir })
  }

  #tellBooths(): void {
    const interpreters = [...this.lines].filter(({ guest }) => guest.isInterpreter)
    const languages = new Set(interpreters.flatMap(({ booth }) => booth ?? []))
    const booths = Object.fromEntries(
      [...languages].map((language) => [language, this.#boothOf(language, interpreters)]),
    )
    for (const line of interpreters) line.tell({ booths })
  }

  #boothOf(language: Channel, interpreters: readonly Line[]): Booth {
    const onAir = this.#onAir.get(language)
    const here = interpreters.filter(({ booth }) => booth === language).map(({ guest }) => guest.name)
    return { here: [...new Set(here)], onAir: onAir?.who.name, isOffered: onAir?.isOffered ?? false }
  }
}
