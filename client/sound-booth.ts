import { openDevice } from './media-devices.ts'
import { SoundLine, type Booths, type Told } from './sound-line.ts'
import { canPlay, SoundPlayer } from './sound-play.ts'
import { canSpeak, SoundVoice } from './sound-voice.ts'
import { SoundWords } from './sound-words.ts'

/** Full band: an interpreter's voice is listened to for hours. */
const bits = 48_000
/** An interpreter hears their own room already; what the browser takes for noise may be a consonant. */
const unchanged = {
  noiseSuppression: false,
  autoGainControl: false,
  echoCancellation: false,
  channelCount: 1,
}

/** The booth of an interpreter: what they hear, whether they are on air, and whose turn it is. */
export class SoundBooth {
  readonly #root: HTMLElement
  readonly #worklet: string
  readonly #words: SoundWords
  readonly #line: SoundLine
  readonly #player: SoundPlayer
  readonly #speak: HTMLSelectElement
  readonly #listen: HTMLSelectElement
  #me = 0
  #booths: Booths = {}
  #isOnAir = false
  #wantsAir = false
  #isAskedToStart = false
  #voice: SoundVoice | undefined

  constructor(root: HTMLElement, worklet: string) {
    this.#root = root
    this.#worklet = worklet
    this.#words = new SoundWords(root, (what) => void this.#press(what))
    this.#speak = root.querySelector('select[name=speak]') as HTMLSelectElement
    this.#listen = root.querySelector('select[name=listen]') as HTMLSelectElement
    this.#player = new SoundPlayer(worklet, () => {})
    this.#line = new SoundLine(root.dataset['sound'] ?? '', {
      opened: () => this.#opened(),
      told: (told) => this.#told(told),
      heard: (frame) => frame.source !== this.#me && this.#player.play(frame),
      lost: () => this.#lost(),
      ended: () => this.#words.say('removed'),
    })
    if (canPlay() && canSpeak()) this.#open()
    else this.#words.say('no-browser')
  }

  #open(): void {
    this.#keepAtOnce()
    this.#words.say('connecting')
    this.#line.open()
    void this.#begin()
  }

  async #begin(): Promise<void> {
    this.#isAskedToStart = !(await this.#player.start())
    this.#show()
  }

  #keepAtOnce(): void {
    const form = this.#root.querySelector('form')
    const button = form?.querySelector<HTMLElement>('[type=submit]')
    if (button) button.hidden = true
    form?.addEventListener('change', () => {
      const chosen = { speak: this.#speak.value, listen: this.#listen.value }
      void fetch(form.action, { method: 'POST', body: new URLSearchParams(chosen) })
      this.#player.silence()
      this.#sit()
      void this.#begin()
    })
  }

  async #press(what: string): Promise<void> {
    if (what === 'listen') await this.#begin()
    if (what === 'on-air' || what === 'take') await this.#goOnAir()
    if (what === 'off-air') this.#line.say({ speak: null })
    if (what === 'offer' || what === 'offer-back') this.#line.say({ offer: what === 'offer' })
    if (what === 'off-air') this.#wantsAir = false
  }

  /** The microphone first, so that nobody is on air who cannot be heard. */
  async #goOnAir(): Promise<void> {
    if (!this.#speak.value) return this.#words.say('choose')
    await this.#begin()
    if (!(await this.#openMicrophone())) return
    this.#wantsAir = true
    this.#line.say({ speak: this.#speak.value })
  }

  async #openMicrophone(): Promise<boolean> {
    if (this.#voice) return true
    const got = await openDevice('microphone', '', unchanged)
    if ('no' in got) return this.#no(got.no)
    try {
      this.#voice = await SoundVoice.of(got.track, {
        worklet: this.#worklet,
        bits,
        onFrame: (timestamp, payload) => this.#isOnAir && this.#line.frame(timestamp, payload),
        onLevel: (level) => this.#words.level(level),
      })
      this.#words.showLevel(true)
      return true
    } catch {
      got.track.stop()
      return this.#no('no-browser')
    }
  }

  #no(why: string): false {
    this.#words.say(why)
    return false
  }

  #opened(): void {
    this.#sit()
    // Back after a break: whoever was on air goes on, unless the partner did meanwhile.
    if (this.#wantsAir && this.#speak.value) this.#line.say({ speak: this.#speak.value })
    this.#show()
  }

  #lost(): void {
    this.#isOnAir = false
    this.#words.say('lost')
    this.#words.offer([])
  }

  #sit(): void {
    this.#line.say({ listen: this.#listen.value, ...(this.#speak.value && { booth: this.#speak.value }) })
    this.#show()
  }

  #told({ you, speaking, no, booths }: Told): void {
    if (you !== undefined) this.#me = you
    if (booths) this.#booths = booths
    if (no) {
      this.#wantsAir = false
      this.#show()
      return this.#words.say('on-air-already')
    }
    if (speaking !== undefined) this.#isOnAir = speaking !== null
    if (speaking === null) this.#wantsAir = false
    this.#show()
  }

  get #booth() {
    return this.#booths[this.#speak.value]
  }

  #show(): void {
    if (!this.#line.isOpen) return
    this.#drawPartners()
    this.#drawButtons()
    if (this.#isAskedToStart) return this.#words.say('start')
    if (!this.#speak.value) return this.#words.say('choose')
    const { onAir, isOffered } = this.#booth ?? {}
    if (this.#isOnAir) return this.#words.say(isOffered ? 'offered' : 'on-air')
    this.#words.say(onAir ? (isOffered ? 'partner-asks' : 'partner-on-air') : 'off-air')
  }

  #drawButtons(): void {
    const { here = [], onAir, isOffered } = this.#booth ?? {}
    this.#root.classList.toggle('booth-is-on-air', this.#isOnAir)
    const start = this.#isAskedToStart ? ['listen'] : []
    const take = onAir ? (isOffered ? ['take'] : []) : ['on-air']
    if (!this.#isOnAir) return this.#words.offer([...take, ...start])
    const hand = here.length > 1 ? [isOffered ? 'offer-back' : 'offer'] : []
    this.#words.offer(['off-air', ...hand, ...start])
  }

  #drawPartners(): void {
    const { here = [] } = this.#booth ?? {}
    const list = this.#words.part('here')
    list?.replaceChildren(
      ...here.map((name) => {
        const item = document.createElement('li')
        item.dir = 'auto'
        item.textContent = name
        return item
      }),
    )
    const nobody = this.#words.part('nobody')
    if (nobody) nobody.hidden = here.length > 0
  }
}
