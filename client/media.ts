import { attachTo } from './attach.ts'
import { MediaControls } from './media-controls.ts'
import { openDevice, type Kind } from './media-devices.ts'
import { MediaLine } from './media-line.ts'
import { hearNews, type News, type Parting } from './media-news.ts'
import { Screen } from './media-screen.ts'
import { hearStage, tellStage } from './stage.ts'

/** How long to wait before each new try to come back; the last is kept to. */
const waits = [100, 300, 300, 300, 300, 300, 400, 400, 500, 500, 1000, 1000, 2000, 2000, 5000]
/** After this network let nothing through, how long until it is tried again by itself: it may only have been slow. */
const laterAgain = [5000, 20_000, 60_000]

/** The stage of a room: sound and picture of those inside it. */
class Stage {
  readonly #address: string
  readonly #screen: Screen
  readonly #controls: MediaControls
  readonly #sounds: readonly HTMLAudioElement[]
  readonly #tracks: Record<Kind, MediaStreamTrack | null> = { microphone: null, camera: null }
  readonly #wants: Record<Kind, boolean> = { microphone: false, camera: false }
  #line: MediaLine | undefined
  #session = ''
  #news: News | undefined
  #stopNews: () => void = () => {}
  #isIn = false
  #isBlocked = false
  #tries = 0
  #blocks = 0
  #timer = 0
  /** Why a device could not be had: said until something else is pressed. */
  #refused = ''

  constructor(root: HTMLElement) {
    this.#address = root.dataset['stage'] ?? ''
    this.#screen = new Screen(root)
    this.#sounds = Array.from(root.querySelectorAll('audio'))
    this.#controls = new MediaControls(root, {
      enter: (microphone) => void this.#enter(microphone),
      leave: () => this.#leave(),
      turn: (kind) => void this.#turn(kind, !this.#wants[kind]),
      choose: (kind) => void this.#rechoose(kind),
      chooseSpeaker: (id) => this.#sendSoundTo(id),
    })
    hearStage('sound-floor', ({ isQuiet }) => this.#sounds.forEach((it) => (it.muted = isQuiet)))
    hearStage('sound-muted', () => this.#muted())
    hearStage('sound-carries', ({ isCarrying }) => {
      if (isCarrying && this.#isBlocked) this.#controls.fallSilent()
    })
    addEventListener('pagehide', () => this.#farewell())
  }

  async #enter(microphone: boolean): Promise<void> {
    if (!('RTCPeerConnection' in window)) {
      this.#isBlocked = true
      this.#controls.say('no-browser')
      return tellStage('stage-blocked', { microphone: null })
    }
    this.#isIn = true
    this.#refused = ''
    this.#controls.show('entering')
    for (const sound of this.#sounds) void sound.play().catch(() => {})
    if (microphone) await this.#open('microphone')
    await this.#connect()
    void this.#controls.list()
  }

  /** Opens a device, or says why it cannot be had. */
  async #open(kind: Kind): Promise<boolean> {
    const got = await openDevice(kind, this.#controls.chosen(kind))
    this.#refused = 'no' in got ? got.no : ''
    if ('no' in got) {
      this.#controls.say(got.no)
      return false
    }
    this.#stop(kind)
    this.#tracks[kind] = got.track
    this.#wants[kind] = true
    got.track.addEventListener(
      'ended',
      () => this.#tracks[kind] === got.track && void this.#turn(kind, false),
    )
    void this.#controls.list()
    return true
  }

  async #connect(): Promise<void> {
    window.clearTimeout(this.#timer)
    const line: MediaLine = new MediaLine({
      connected: () => this.#line === line && this.#connected(),
      lost: () => this.#line === line && this.#again(),
      slow: () => this.#line === line && this.#askForAnotherWay(),
      blocked: () => this.#line === line && this.#blocked(),
    })
    this.#line?.close()
    this.#line = line
    try {
      const offer = await line.offer()
      const answer = await this.#post('', { ...this.#turned(), offer })
      if (answer.status === 410 || answer.redirected) return location.reload()
      if (answer.status === 409 && this.#line === line) return this.#blocked() // as many as can are on stage
      if (!answer.ok) throw new Error(String(answer.status))
      const told = (await answer.json()) as { session: string; answer: string }
      if (this.#line !== line) return
      this.#session = told.session
      await line.take(told.answer)
      await this.#sendAll()
      this.#hear(line)
      line.voices.forEach((track, nth) => {
        const sound = this.#sounds[nth]
        if (!sound) return
        sound.srcObject = new MediaStream([track])
        void sound.play().catch(() => {})
      })
    } catch {
      if (this.#line === line) this.#again()
    }
  }

  #hear(line: MediaLine): void {
    this.#stopNews()
    this.#stopNews = hearNews(`${this.#address}/${this.#session}`, {
      news: (news) => this.#line === line && this.#told(news),
      part: (why) => this.#part(why),
      ended: () => this.#line === line && this.#again(),
    })
  }

  #told(news: News): void {
    const before = this.#news
    this.#news = news
    if (news.wasMuted && !before?.wasMuted) this.#muted()
    if (news.isNarrow !== (before?.isNarrow ?? false)) this.#controls.say(news.isNarrow ? 'narrow' : 'wide')
    this.#draw()
  }

  /** Whoever leads has turned the microphone off; it may be turned on again. */
  #muted(): void {
    this.#wants.microphone = false
    this.#stop('microphone')
    void this.#line?.send('microphone', null)
    this.#controls.say('was-muted')
    this.#controls.turned(this.#wants)
  }

  #connected(): void {
    const isBack = this.#tries > 0
    this.#tries = 0
    this.#isBlocked = false
    this.#blocks = 0
    tellStage('stage-open', { isIn: true })
    this.#controls.withPictures(true)
    this.#controls.show('in')
    this.#controls.turned(this.#wants)
    const is = this.#wants.microphone ? 'in-heard' : 'in-silent'
    this.#controls.say(isBack ? 'back' : this.#refused || is)
  }

  /** The connection is gone: come back by oneself, quickly at first. */
  #again(): void {
    if (!this.#isIn) return
    this.#drop()
    if (this.#tries === 0) this.#controls.say('again')
    if (this.#tries === waits.length - 3) this.#controls.say('away')
    const wait = waits[Math.min(this.#tries, waits.length - 1)]
    this.#tries += 1
    window.clearTimeout(this.#timer)
    this.#timer = window.setTimeout(() => void this.#connect(), wait)
  }

  /** Nothing gets through here, at least for now: others may know another way for sound. */
  #askForAnotherWay(): void {
    if (this.#isBlocked) return
    this.#isBlocked = true
    this.#controls.say('blocked')
    this.#controls.withPictures(false)
    this.#controls.show('in')
    this.#controls.turned(this.#wants)
    tellStage('stage-blocked', { microphone: this.#tracks.microphone })
  }

  #blocked(): void {
    if (this.#session) void this.#post(`/${this.#session}/leaving`, {}).catch(() => {})
    this.#drop()
    this.#askForAnotherWay()
    const wait = laterAgain[Math.min(this.#blocks, laterAgain.length - 1)]
    this.#blocks += 1
    this.#timer = window.setTimeout(() => void this.#connect(), wait)
  }

  #part(why: Parting): void {
    if (why === 'elsewhere') {
      this.#leave(why)
      return
    }
    this.#isIn = false
    this.#drop()
    location.reload() // the door says why
  }

  async #turn(kind: Kind, on: boolean): Promise<void> {
    if (on && !(await this.#open(kind))) return
    this.#wants[kind] = on
    if (!on) this.#stop(kind)
    await this.#line?.send(kind, this.#tracks[kind])
    this.#tell()
    if (kind === 'microphone' && this.#isBlocked)
      tellStage('stage-microphone', { microphone: this.#tracks.microphone })
    this.#controls.turned(this.#wants)
    this.#controls.say(`${kind}-${on ? 'on' : 'off'}`)
    this.#draw()
  }

  async #rechoose(kind: Kind): Promise<void> {
    if (this.#wants[kind]) await this.#turn(kind, true)
  }

  #sendSoundTo(id: string): void {
    for (const sound of this.#sounds)
      void (sound as unknown as { setSinkId?(id: string): Promise<void> }).setSinkId?.(id).catch(() => {})
  }

  #leave(why: 'left' | 'elsewhere' = 'left'): void {
    this.#farewell()
    this.#isIn = false
    this.#isBlocked = false
    this.#tries = 0
    this.#drop()
    for (const kind of ['microphone', 'camera'] as const) {
      this.#wants[kind] = false
      this.#stop(kind)
    }
    tellStage('stage-open', { isIn: false })
    this.#controls.show('out')
    this.#controls.say(why)
  }

  /** Says that one goes; the page may be gone before there is an answer. */
  #farewell(): void {
    if (this.#isIn && this.#session)
      navigator.sendBeacon(`${this.#address}/${this.#session}/leaving`, new URLSearchParams())
  }

  #drop(): void {
    window.clearTimeout(this.#timer)
    this.#stopNews()
    this.#line?.close()
    this.#line = undefined
    this.#news = undefined
    this.#draw()
  }

  #stop(kind: Kind): void {
    this.#tracks[kind]?.stop()
    this.#tracks[kind] = null
  }

  async #sendAll(): Promise<void> {
    for (const kind of ['microphone', 'camera'] as const) await this.#line?.send(kind, this.#tracks[kind])
  }

  #turned = () => ({
    microphone: this.#wants.microphone ? 'on' : 'off',
    camera: this.#wants.camera ? 'on' : 'off',
  })

  #tell(): void {
    if (this.#line && this.#session) void this.#post(`/${this.#session}`, this.#turned()).catch(() => {})
  }

  #post(path: string, fields: Record<string, string>): Promise<Response> {
    return fetch(this.#address + path, { method: 'POST', body: new URLSearchParams(fields) })
  }

  #draw(): void {
    const { me = '', cameras = [] } = this.#news ?? {}
    this.#screen.draw(this.#news, (id) => {
      if (id === me) return this.#tracks.camera ?? undefined
      const line = cameras.indexOf(id)
      return line < 0 ? undefined : this.#line?.pictures[line]
    })
  }
}

attachTo(document, { stage: (element) => void new Stage(element) })
