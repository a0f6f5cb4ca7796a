const rate = 48_000
const frameMicroseconds = 60_000

/** Whether this browser can make frames of a microphone's sound. */
export const canSpeak = (): boolean => 'AudioEncoder' in window && 'AudioWorkletNode' in window

/** Makes frames of Opus of what a microphone hears: 60 ms each, mono. */
export class SoundVoice {
  readonly #context: AudioContext
  readonly #encoder: AudioEncoder
  readonly #source: MediaStreamAudioSourceNode
  #at = 0

  private constructor(
    context: AudioContext,
    track: MediaStreamTrack,
    bits: number,
    onFrame: (timestamp: number, payload: Uint8Array) => void,
    onLevel: (level: number) => void,
  ) {
    this.#context = context
    this.#encoder = new AudioEncoder({
      output: (chunk) => {
        const payload = new Uint8Array(chunk.byteLength)
        chunk.copyTo(payload)
        onFrame(Math.round((chunk.timestamp / 1e6) * rate) >>> 0, payload)
      },
      error: (error) => console.error('sound', error),
    })
    this.#encoder.configure({
      codec: 'opus',
      sampleRate: context.sampleRate,
      numberOfChannels: 1,
      bitrate: bits,
      opus: { frameDuration: frameMicroseconds, format: 'opus' },
    })
    this.#source = context.createMediaStreamSource(new MediaStream([track]))
    const tap = new AudioWorkletNode(context, 'plenary-tap', { numberOfOutputs: 0 })
    tap.port.addEventListener('message', ({ data }: MessageEvent<Float32Array<ArrayBuffer>>) => {
      onLevel(data.reduce((loudest, sample) => Math.max(loudest, Math.abs(sample)), 0))
      this.#encode(data)
    })
    tap.port.start()
    this.#source.connect(tap)
  }

  static async of(
    track: MediaStreamTrack,
    {
      worklet,
      bits,
      onFrame,
      onLevel = () => {},
    }: {
      worklet: string
      bits: number
      onFrame: (timestamp: number, payload: Uint8Array) => void
      onLevel?: (level: number) => void
    },
  ): Promise<SoundVoice> {
    const context = new AudioContext({ sampleRate: rate })
    await context.audioWorklet.addModule(worklet)
    await context.resume()
    return new SoundVoice(context, track, bits, onFrame, onLevel)
  }

  #encode(samples: Float32Array<ArrayBuffer>): void {
    if (this.#encoder.state !== 'configured' || this.#encoder.encodeQueueSize > 8) return
    const { sampleRate } = this.#context
    const sound = new AudioData({
      format: 'f32-planar',
      sampleRate,
      numberOfFrames: samples.length,
      numberOfChannels: 1,
      timestamp: Math.round((this.#at / sampleRate) * 1e6),
      data: samples,
    })
    this.#at += samples.length
    this.#encoder.encode(sound)
    sound.close()
  }

  stop(): void {
    this.#source.disconnect()
    if (this.#encoder.state !== 'closed') this.#encoder.close()
    void this.#context.close()
  }
}
