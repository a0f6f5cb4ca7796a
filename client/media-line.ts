/** As many as the other end has: who is on them changes without another word between the two. */
export const voicesAtOnce = 6
export const picturesAtOnce = 3

const cameraBits = 500_000
/**
 * How long a connection may take to be made before others are asked for another way, how long before it is given up, and how long
 * it may be broken before it counts as lost.
 */
const usual = 6000
const patience = 15_000
const shortBreak = 2500

export type LineEvents = {
  /** It was there, and is not any more. */
  lost(): void
  /** It takes longer than it should, and may still be made. */
  slow(): void
  /** It could not be made: this network lets it through nowhere. */
  blocked(): void
  connected(): void
}

/** One connection for sound and picture: what goes out, and the lines on which others come in. */
export class MediaLine {
  readonly #connection = new RTCPeerConnection({ bundlePolicy: 'max-bundle' })
  readonly #microphone: RTCRtpSender
  readonly #camera: RTCRtpSender
  readonly voices: readonly MediaStreamTrack[]
  readonly pictures: readonly MediaStreamTrack[]
  #wasConnected = false
  #timer = 0
  #slow = 0

  constructor(events: LineEvents) {
    const connection = this.#connection
    const incoming = (kind: 'audio' | 'video', count: number) =>
      Array.from(
        { length: count },
        () => connection.addTransceiver(kind, { direction: 'recvonly' }).receiver.track,
      )
    this.#microphone = connection.addTransceiver('audio', { direction: 'sendonly' }).sender
    this.#camera = connection.addTransceiver('video', {
      direction: 'sendonly',
      sendEncodings: [{ maxBitrate: cameraBits }],
    }).sender
    this.voices = incoming('audio', voicesAtOnce)
    this.pictures = incoming('video', picturesAtOnce)
    this.#timer = window.setTimeout(() => events.blocked(), patience)
    this.#slow = window.setTimeout(() => events.slow(), usual)
    connection.addEventListener('connectionstatechange', () => this.#changed(events))
    connection.addEventListener('icegatheringstatechange', () => {
      // A browser that was told to send no UDP has no address to be reached at, and knows it.
      const isDone = connection.iceGatheringState === 'complete'
      if (isDone && !/^a=candidate:/m.test(connection.localDescription?.sdp ?? '')) events.blocked()
    })
  }

  #changed(events: LineEvents): void {
    const state = this.#connection.connectionState
    window.clearTimeout(this.#timer)
    if (state === 'connected') {
      window.clearTimeout(this.#slow)
      this.#wasConnected = true
      events.connected()
    } else if (state === 'failed') {
      if (this.#wasConnected) events.lost()
      else events.blocked()
    } else if (state === 'disconnected') this.#timer = window.setTimeout(() => events.lost(), shortBreak)
    else if (!this.#wasConnected) this.#timer = window.setTimeout(() => events.blocked(), patience)
  }

  async offer(): Promise<string> {
    await this.#connection.setLocalDescription(await this.#connection.createOffer())
    return this.#connection.localDescription?.sdp ?? ''
  }

  take(answer: string): Promise<void> {
    return this.#connection.setRemoteDescription({ type: 'answer', sdp: answer })
  }

  /** What goes out; null: nothing. */
  send(kind: 'microphone' | 'camera', track: MediaStreamTrack | null): Promise<void> {
    return (kind === 'microphone' ? this.#microphone : this.#camera).replaceTrack(track)
  }

  close(): void {
    window.clearTimeout(this.#timer)
    window.clearTimeout(this.#slow)
    this.#connection.close()
  }
}
