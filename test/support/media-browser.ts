import { MediaStreamTrack, RTCPeerConnection, RtpHeader, RtpPacket, useOPUS, useVP8 } from 'werift'
import { pictureLines, voicesAtOnce } from '../../src/features/meetings/media/rules.ts'

/**
 * A browser as the media process sees it, without a browser: it offers the lines of a stage, sends packets when told to, and counts
 * what comes in. Unlike a page of ours, it sends whatever a test wants it to.
 */
export class MediaBrowser {
  readonly #connection = new RTCPeerConnection({
    codecs: { audio: [useOPUS()], video: [useVP8()] },
    iceServers: [],
    iceUseIpv6: false,
    iceUseIpv4: false,
    iceAdditionalHostAddresses: ['127.0.0.1'],
    bundlePolicy: 'max-bundle',
  })
  /** What came in on each line, by its first byte. */
  readonly heard: number[][] = Array.from({ length: voicesAtOnce }, () => [])
  readonly seen: number[][] = Array.from({ length: pictureLines }, () => [])
  #sequence = 0

  async offer(): Promise<string> {
    const connection = this.#connection
    connection.addTransceiver(new MediaStreamTrack({ kind: 'audio' }), { direction: 'sendonly' })
    connection.addTransceiver(new MediaStreamTrack({ kind: 'video' }), { direction: 'sendonly' })
    for (let line = 0; line < voicesAtOnce; line++)
      connection.addTransceiver('audio', { direction: 'recvonly' })
    for (let line = 0; line < pictureLines; line++)
      connection.addTransceiver('video', { direction: 'recvonly' })
    await connection.setLocalDescription(await connection.createOffer())
    return connection.localDescription?.sdp ?? ''
  }

  async take(answer: string): Promise<void> {
    await this.#connection.setRemoteDescription({ type: 'answer', sdp: answer })
    const incoming = this.#connection.getTransceivers().slice(2)
    incoming.forEach(({ receiver }, nth) => {
      const into = nth < voicesAtOnce ? this.heard[nth] : this.seen[nth - voicesAtOnce]
      for (const track of receiver.tracks)
        track.onReceiveRtp.subscribe(({ payload }) => into?.push(payload.at(-1) ?? 0))
    })
  }

  get state(): string {
    return this.#connection.connectionState
  }

  /** Sends one packet of sound whose last byte is this. */
  speak(mark: number): void {
    this.#send(0, Buffer.from([0x78, 1, 2, mark]))
  }

  /** Sends one packet of a picture; `isKey`: one that needs none before it. */
  show(mark: number, isKey: boolean): void {
    this.#send(1, Buffer.from([0x10, isKey ? 0x50 : 0x51, 1, mark]))
  }

  #send(line: 0 | 1, payload: Buffer): void {
    this.#sequence += 1
    const header = new RtpHeader({
      sequenceNumber: this.#sequence & 0xffff,
      timestamp: this.#sequence * 960,
      payloadType: 96,
    })
    void this.#connection.getTransceivers()[line]?.sender.sendRtp(new RtpPacket(header, payload))
  }

  close(): void {
    void this.#connection.close()
  }
}
