import { announce } from './announce.ts'
import { attachTo } from './attach.ts'
import { openDevice } from './media-devices.ts'
import { tryLine, tryRoundTrip, tryUdp } from './preflight-connection.ts'
import { canPlay } from './sound-play.ts'
import { canSpeak } from './sound-voice.ts'

type Grade = 'good' | 'bad' | 'limited' | 'waits'

/** How loud somebody must be to count as heard, and how long they have. */
const loud = 0.06
const patience = 8000
const toneHertz = 440
/** An answer that takes longer makes people speak at the same time. */
const slowAnswer = 400

/** The test before a meeting. The sentences are in the page; here it is found out which of them is true. */
class Preflight {
  readonly #root: HTMLElement
  readonly #grades = new Map<string, Grade>()
  #context: AudioContext | undefined

  constructor(root: HTMLElement) {
    this.#root = root
    root.addEventListener('click', (event) => {
      const what = (event.target as Element).closest<HTMLElement>('[data-do]')?.dataset['do']
      if (what === 'microphone') void this.#microphone()
      if (what === 'camera') void this.#camera()
      if (what === 'speaker') void this.#speaker()
      if (what === 'heard' || what === 'not-heard') this.#heard(what === 'heard')
      if (what === 'connection') void this.#connection()
    })
    const sum = this.#root.querySelector<HTMLElement>('[data-part=sum]')
    if (sum) sum.hidden = false
    for (const part of ['microphone', 'speaker', 'camera']) this.#say(part, 'ready', 'waits')
    this.#offer('microphone', ['microphone'])
    this.#offer('speaker', ['speaker'])
    this.#offer('camera', ['camera'])
    this.#browser()
    void this.#connection()
  }

  #browser(): void {
    if (!isSecureContext) return this.#say('browser', 'no-https', 'bad')
    const hasSound = canPlay() && canSpeak()
    if ('RTCPeerConnection' in window) return this.#say('browser', 'good', 'good')
    this.#say('browser', hasSound ? 'no-picture' : 'no-sound', hasSound ? 'limited' : 'bad')
  }

  async #microphone(): Promise<void> {
    this.#say('microphone', 'asking', 'waits')
    const got = await openDevice('microphone')
    if ('no' in got) return this.#say('microphone', got.no, 'bad')
    this.#say('microphone', 'speak', 'waits')
    const isHeard = await this.#listenTo(got.track)
    got.track.stop()
    this.#say('microphone', isHeard ? 'good' : 'silent', isHeard ? 'good' : 'bad')
  }

  /** Draws how loud it is, until somebody has been heard clearly or the time is over. */
  async #listenTo(track: MediaStreamTrack): Promise<boolean> {
    const context = this.#sound()
    const ear = context.createAnalyser()
    const source = context.createMediaStreamSource(new MediaStream([track]))
    source.connect(ear)
    const samples = new Float32Array(ear.fftSize)
    const part = this.#root.querySelector<HTMLElement>('[data-part=microphone-level]')
    const meter = part?.querySelector('meter')
    if (part) part.hidden = false
    const until = performance.now() + patience
    let loudMoments = 0
    while (performance.now() < until && loudMoments < 12) {
      await new Promise((resolve) => setTimeout(resolve, 100))
      ear.getFloatTimeDomainData(samples)
      const loudest = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0)
      if (meter) meter.value = Math.min(100, Math.round(loudest * 140))
      if (loudest > loud) loudMoments += 1
    }
    source.disconnect()
    return loudMoments > 2
  }

  async #speaker(): Promise<void> {
    try {
      const context = this.#sound()
      await context.resume()
      this.#say('speaker', 'asks', 'waits')
      this.#offer('speaker', ['heard', 'not-heard', 'speaker'])
      const [tone, volume] = [context.createOscillator(), context.createGain()]
      tone.frequency.value = toneHertz
      // It swells and fades, so that nobody is startled and nothing clicks.
      volume.gain.setValueAtTime(0, context.currentTime)
      volume.gain.linearRampToValueAtTime(0.25, context.currentTime + 0.2)
      volume.gain.setValueAtTime(0.25, context.currentTime + 1.6)
      volume.gain.linearRampToValueAtTime(0, context.currentTime + 2)
      tone.connect(volume).connect(context.destination)
      tone.start()
      tone.stop(context.currentTime + 2)
    } catch {
      this.#say('speaker', 'no-browser', 'bad')
    }
  }

  #heard(isHeard: boolean): void {
    this.#offer('speaker', ['speaker'])
    this.#say('speaker', isHeard ? 'good' : 'bad', isHeard ? 'good' : 'bad')
  }

  async #camera(): Promise<void> {
    this.#say('camera', 'asking', 'waits')
    const got = await openDevice('camera')
    if ('no' in got) return this.#say('camera', got.no, 'limited')
    const video = this.#root.querySelector<HTMLVideoElement>('[data-part=picture]')
    if (!video) return
    video.hidden = false
    video.muted = true
    video.srcObject = new MediaStream([got.track])
    await video.play().catch(() => {})
    await new Promise((resolve) => setTimeout(resolve, 700))
    const isDark = video.videoWidth === 0 || isBlack(video)
    this.#say('camera', isDark ? 'dark' : 'good', isDark ? 'limited' : 'good')
    setTimeout(() => {
      got.track.stop()
      video.hidden = true
    }, 6000)
  }

  /** How long an answer takes, whether sound has a way, and whether picture has one. */
  async #connection(): Promise<void> {
    this.#offer('connection', [])
    for (const part of ['connection', 'line', 'udp']) this.#say(part, 'running', 'waits')
    const took = await tryRoundTrip()
    if (took === undefined) this.#say('connection', 'none', 'bad')
    else
      this.#say(
        'connection',
        took > slowAnswer ? 'slow' : 'good',
        took > slowAnswer ? 'limited' : 'good',
        took,
      )
    const line = await tryLine()
    this.#say('line', line.result, gradeOf(line.result), line.took)
    const udp = await tryUdp()
    this.#say('udp', udp.result, gradeOf(udp.result), udp.took)
    this.#offer('connection', ['connection'])
  }

  #sound(): AudioContext {
    this.#context ??= new AudioContext()
    return this.#context
  }

  #say(part: string, result: string, grade: Grade, number?: number): void {
    const section = this.#root.querySelector<HTMLElement>(`[data-test=${part}]`)
    const place = section?.querySelector<HTMLElement>('[data-part=says]')
    const word = this.#root.querySelector<HTMLElement>(`[data-word="${part}.${result}"]`)
    if (!section || !place || !word) return
    section.dataset['grade'] = grade
    place.replaceChildren(...Array.from(word.cloneNode(true).childNodes))
    for (const one of Array.from(place.querySelectorAll('bdi')))
      if (one.textContent === '#' && number !== undefined) one.textContent = String(Math.round(number))
    if (result !== 'ready') announce(place.textContent ?? '')
    this.#grades.set(part, grade)
    this.#sum()
  }

  /** What it comes to, in a sentence. */
  #sum(): void {
    const place = this.#root.querySelector('[data-part=sum]')
    const grades = [...this.#grades.entries()]
    const is = (grade: Grade) => grades.some(([, one]) => one === grade)
    const blocked = ['line', 'udp', 'browser'].some((part) => this.#grades.get(part) === 'limited')
    const waits = grades.filter(([, one]) => one === 'waits').map(([part]) => part)
    const asks = waits.every((part) => ['microphone', 'speaker', 'camera'].includes(part))
    const sum = is('bad')
      ? 'problem'
      : waits.length
        ? asks
          ? 'asks'
          : 'running'
        : blocked
          ? 'sound-only'
          : 'good'
    const words = this.#root.querySelector(`[data-word="sum.${sum}"]`)?.textContent ?? ''
    if (place && place.textContent !== words) place.textContent = words
  }

  #offer(part: string, names: readonly string[]): void {
    const buttons = this.#root.querySelectorAll<HTMLElement>(`[data-test=${part}] [data-do]`)
    for (const button of Array.from(buttons)) button.hidden = !names.includes(button.dataset['do'] ?? '')
  }
}

const gradeOf = (result: string): Grade =>
  result === 'good' ? 'good' : result === 'busy' ? 'waits' : 'limited'

/** A lid before the camera gives a picture in which nothing is. */
function isBlack(video: HTMLVideoElement): boolean {
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = 16
  const drawing = canvas.getContext('2d')
  if (!drawing) return false
  drawing.drawImage(video, 0, 0, 16, 16)
  return drawing.getImageData(0, 0, 16, 16).data.every((value, nth) => nth % 4 === 3 || value < 8)
}

attachTo(document, { preflight: (element) => void new Preflight(element) })
