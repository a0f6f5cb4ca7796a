/** What runs in the browser's thread for sound. It sees samples and nothing of the page. */
type Block = { readonly source: number; readonly samples: Float32Array }
declare class AudioWorkletProcessor {
  readonly port: MessagePort
}
declare const sampleRate: number

/** So much waits before a source is heard, and what is more than the most is let go, in seconds. */
const cushion = 0.12
const mostAhead = 0.7
/** Samples in a piece that goes to the encoder: 60 ms. */
const piece = 0.06

/** One speaker's sound as it comes, in pieces. */
type Stream = { blocks: Float32Array[]; at: number; waiting: number; isPlaying: boolean }

/** True: this is the thread for sound, and it now knows both processors. A page's module asks this before it does anything else. */
export function beWorklet(): boolean {
  const scope = globalThis as unknown as { registerProcessor?(name: string, made: unknown): void }
  if (!scope.registerProcessor) return false
  scope.registerProcessor('plenary-player', playerClass())
  scope.registerProcessor('plenary-tap', tapClass())
  return true
}

/** Mixes what comes from several speakers, each with a cushion of its own against an uneven line, and says how loud it is. */
const playerClass = () =>
  class extends AudioWorkletProcessor {
    readonly streams = new Map<number, Stream>()
    loudest = 0
    since = 0

    constructor() {
      super()
      this.port.addEventListener('message', ({ data }: MessageEvent<Block | 'silence'>) => {
        if (data === 'silence') return this.streams.clear()
        const { source, samples } = data
        const stream = this.streams.get(source) ?? { blocks: [], at: 0, waiting: 0, isPlaying: false }
        this.streams.set(source, stream)
        stream.blocks.push(samples)
        stream.waiting += samples.length
        while (stream.waiting > mostAhead * sampleRate) drop(stream)
      })
      this.port.start()
    }

    process(_inputs: unknown, [output]: Float32Array[][]): boolean {
      const out = output?.[0]
      if (!out) return true
      for (const stream of this.streams.values()) play(stream, out)
      for (const sample of out) this.loudest = Math.max(this.loudest, Math.abs(sample))
      for (const other of output?.slice(1) ?? []) other.set(out)
      this.since += out.length
      if (this.since > sampleRate / 5) {
        this.port.postMessage(this.loudest, [])
        this.loudest = 0
        this.since = 0
      }
      return true
    }
  }

function drop(stream: Stream): void {
  const first = stream.blocks.shift()
  stream.waiting -= (first ? first.length : 0) - stream.at
  stream.at = 0
}

function play(stream: Stream, out: Float32Array): void {
  if (!stream.isPlaying && stream.waiting < cushion * sampleRate) return
  stream.isPlaying = true
  for (let place = 0; place < out.length; place++) {
    const block = stream.blocks[0]
    if (!block) {
      stream.isPlaying = false
      return
    }
    out[place] = (out[place] || 0) + (block[stream.at] || 0)
    stream.at += 1
    stream.waiting -= 1
    if (stream.at < block.length) continue
    stream.blocks.shift()
    stream.at = 0
  }
}

/** Hands on what a microphone hears, in pieces of a frame. */
const tapClass = () =>
  class extends AudioWorkletProcessor {
    held = new Float32Array(Math.round(piece * sampleRate))
    filled = 0

    process([input]: Float32Array[][]): boolean {
      const heard = input?.[0]
      if (!heard) return true
      for (const sample of heard) {
        this.held[this.filled++] = sample
        if (this.filled < this.held.length) continue
        this.port.postMessage(this.held, [this.held.buffer])
        this.held = new Float32Array(Math.round(piece * sampleRate))
        this.filled = 0
      }
      return true
    }
  }
