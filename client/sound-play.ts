import type { HeardFrame } from './sound-line.ts'

const rate = 48_000

/** Whether this browser can play sound that comes in frames. */
export const canPlay = (): boolean =>
  'AudioDecoder' in window && 'AudioWorkletNode' in window && 'WebSocket' in window

/** Plays frames of several speakers, mixed. */
export class SoundPlayer {
  readonly #worklet: string
  readonly #onLevel: (level: number) => void
  readonly #decoders = new Map<number, AudioDecoder>()
  #context: AudioContext | undefined
  #node: AudioWorkletNode | undefined

  constructor(worklet: string, onLevel: (level: number) => void) {
    this.#worklet = worklet
    this.#onLevel = onLevel
  }

  /** Begins to play. False: the browser wants somebody to press something first. */
  async start(): Promise<boolean> {
    const { userActivation } = navigator as Partial<Navigator>
    if (userActivation && !userActivation.hasBeenActive) return false
    const context = this.#context ?? (await this.#make())
    // Whoever has not pressed anything yet waits for it without an answer.
    await Promise.race([context.resume(), new Promise((resolve) => setTimeout(resolve, 400))])
    return context.state === 'running'
  }

  play({ source, timestamp, payload }: HeardFrame): void {
    if (!this.#node) return
    const decoder = this.#decoderOf(source)
    const data = payload.slice()
    decoder.decode(
      new EncodedAudioChunk({ type: 'key', timestamp: Math.round((timestamp / rate) * 1e6), data }),
    )
  }

  /** What still waits to be heard is not: another channel begins. */
  silence(): void {
    this.#node?.port.postMessage('silence', [])
  }

  stop(): void {
    for (const decoder of this.#decoders.values()) if (decoder.state !== 'closed') decoder.close()
    this.#decoders.clear()
    void this.#context?.close()
    this.#context = undefined
    this.#node = undefined
  }

  async #make(): Promise<AudioContext> {
    const context = new AudioContext({ sampleRate: rate, latencyHint: 'interactive' })
    this.#context = context
    await context.audioWorklet.addModule(this.#worklet)
    const node = new AudioWorkletNode(context, 'plenary-player', {
      numberOfInputs: 0,
      outputChannelCount: [1],
    })
    node.port.addEventListener('message', ({ data }: MessageEvent<number>) => this.#onLevel(data))
    node.port.start()
    node.connect(context.destination)
    this.#node = node
    return context
  }

  #decoderOf(source: number): AudioDecoder {
    const known = this.#decoders.get(source)
    if (known && known.state !== 'closed') return known
    const decoder = new AudioDecoder({
      output: (sound) => this.#give(source, sound),
      // One damaged frame ends a decoder; the next frame begins another.
      error: () => this.#decoders.delete(source),
    })
    decoder.configure({ codec: 'opus', sampleRate: rate, numberOfChannels: 1 })
    this.#decoders.set(source, decoder)
    return decoder
  }

  #give(source: number, sound: AudioData): void {
    const samples = new Float32Array(sound.numberOfFrames)
    sound.copyTo(samples, { planeIndex: 0, format: 'f32-planar' })
    sound.close()
    this.#node?.port.postMessage({ source, samples }, [samples.buffer])
  }
}
