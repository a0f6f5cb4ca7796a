import { SoundLine, type Told } from './sound-line.ts'
import { canPlay, SoundPlayer } from './sound-play.ts'
import { canSpeak, SoundVoice } from './sound-voice.ts'
import { SoundWords } from './sound-words.ts'
import { hearStage, tellStage } from './stage.ts'

const speechBits = 28_000

/**
 * Sound beside the stage: the language one chose, the floor for who listens without picture, and both ways for who is on a network
 * that lets nothing else through.
 */
export class SoundPanel {
  readonly #root: HTMLElement
  readonly #worklet: string
  readonly #words: SoundWords
  readonly #line: SoundLine
  readonly #player: SoundPlayer
  #channel: string
  #air: readonly string[] = []
  #me = 0
  /** The stage gives the floor already. */
  #isOnStage = false
  /** The stage cannot carry sound, so it is carried here. */
  #isBlocked = false
  /** Somebody wants sound without the stage. */
  #isListening = false
  #microphone: MediaStreamTrack | null = null
  #voice: SoundVoice | undefined

  constructor(root: HTMLElement, worklet: string) {
    this.#root = root
    this.#worklet = worklet
    this.#channel = root.dataset['channel'] ?? 'floor'
    this.#words = new SoundWords(root, (what) => this.#press(what))
    this.#player = new SoundPlayer(worklet, (level) => this.#words.level(level))
    this.#line = new SoundLine(root.dataset['sound'] ?? '', {
      opened: () => this.#opened(),
      told: (told) => this.#told(told),
      heard: (frame) => frame.source !== this.#me && this.#player.play(frame),
      lost: () => this.#lost(),
      ended: () => this.#stop('removed'),
    })
    if (canPlay()) this.#begins()
    else this.#words.say('no-browser')
  }

  #begins(): void {
    this.#chooseAtOnce()
    hearStage('stage-blocked', ({ microphone }) => this.#carry(microphone))
    hearStage('stage-microphone', ({ microphone }) => this.#speak(microphone))
    hearStage('stage-open', ({ isIn }) => this.#letGo(isIn))
    this.#settle()
  }

  #press(what: string): void {
    if (what === 'listen') {
      this.#isListening = true
      void this.#player.start()
      this.#settle()
    }
    if (what === 'stop') this.#stop('silent')
  }

  /** A language chosen is heard at once, and kept for next time; without this script the form does the keeping. */
  #chooseAtOnce(): void {
    const form = this.#root.querySelector('form')
    const field = form?.querySelector('select')
    if (!form || !field) return
    const button = form.querySelector<HTMLElement>('[type=submit]')
    if (button) button.hidden = true
    field.addEventListener('change', () => {
      this.#channel = field.value
      void fetch(form.action, { method: 'POST', body: new URLSearchParams({ channel: field.value }) })
      this.#player.silence()
      this.#settle()
    })
  }

  #carry(microphone: MediaStreamTrack | null): void {
    this.#isBlocked = true
    this.#isOnStage = false
    void this.#player.start()
    this.#settle()
    this.#speak(microphone)
  }

  #letGo(isIn: boolean): void {
    this.#isBlocked = false
    this.#isOnStage = isIn
    if (isIn) this.#isListening = false
    this.#speak(null)
    this.#settle()
  }

  /** Opens and closes the line as it is wanted, and says what is heard. */
  #settle(): void {
    const hasLanguage = this.#channel !== 'floor'
    const isWanted = this.#isBlocked || this.#isListening || (this.#isOnStage && hasLanguage)
    if (isWanted) void this.#begin()
    else if (this.#line.isOpen) this.#end()
    this.#words.showLevel(isWanted)
    this.#words.offer(isWanted ? (this.#isListening ? ['stop'] : []) : this.#isOnStage ? [] : ['listen'])
    this.#sayWhatIsHeard(isWanted)
    this.#quietenFloor()
  }

  async #begin(): Promise<void> {
    this.#line.open()
    this.#tellWhatIsWanted()
    if (await this.#player.start()) return
    this.#words.say('start')
    this.#words.offer(['listen'])
  }

  #end(): void {
    this.#line.close()
    this.#player.stop()
    this.#air = []
    tellStage('sound-carries', { isCarrying: false })
  }

  #stop(why: string): void {
    this.#isListening = false
    this.#isBlocked = false
    this.#speak(null)
    this.#end()
    this.#settle()
    this.#words.say(why)
  }

  #opened(): void {
    this.#tellWhatIsWanted()
    if (this.#microphone) this.#line.say({ speak: 'floor' })
    tellStage('sound-carries', { isCarrying: this.#isBlocked })
    this.#sayWhatIsHeard(true)
  }

  #lost(): void {
    this.#air = []
    this.#words.say('lost')
    this.#quietenFloor()
  }

  #tellWhatIsWanted(): void {
    this.#line.say({ listen: this.#channel, hearsFloorElsewhere: this.#isOnStage })
  }

  #told({ you, air, speaking, no }: Told): void {
    if (you !== undefined) this.#me = you
    if (air) {
      this.#air = air
      this.#sayWhatIsHeard(true)
      this.#quietenFloor()
    }
    if (speaking !== null || !no) return
    this.#endVoice()
    this.#words.say(no === 'meetings.sound.word.muted' ? 'muted' : 'listens-only')
    tellStage('sound-muted', undefined)
  }

  #sayWhatIsHeard(isWanted: boolean): void {
    if (!isWanted) return this.#words.say('silent')
    if (!this.#line.isOpen) return this.#words.say('connecting')
    if (this.#channel === 'floor') return this.#words.say(this.#isBlocked ? 'carries' : 'floor')
    this.#words.say(this.#air.includes(this.#channel) ? 'language' : 'floor-meanwhile')
  }

  /** While a language is heard, the stage is not heard over it. */
  #quietenFloor(): void {
    tellStage('sound-floor', { isQuiet: this.#line.isOpen && this.#air.includes(this.#channel) })
  }

  #speak(microphone: MediaStreamTrack | null): void {
    this.#microphone = microphone
    this.#endVoice()
    if (!microphone || !this.#isBlocked || !canSpeak()) return this.#line.say({ speak: null })
    this.#line.say({ speak: 'floor' })
    const needs = {
      worklet: this.#worklet,
      bits: speechBits,
      onFrame: (timestamp: number, payload: Uint8Array) => this.#line.frame(timestamp, payload),
    }
    void SoundVoice.of(microphone, needs).then((voice) => {
      if (this.#microphone === microphone && !this.#voice) this.#voice = voice
      else voice.stop()
    })
  }

  #endVoice(): void {
    this.#voice?.stop()
    this.#voice = undefined
  }
}
