import {
  PictureLossIndication,
  ReceiverEstimatedMaxBitrate,
  RTCPeerConnection,
  type RTCRtpReceiver,
  type RTCRtpTransceiver,
  RtcpPayloadSpecificFeedback,
  RtcpRrPacket,
  type RtcpPacket,
  RtpHeader,
  RtpPacket,
  useAbsSendTime,
  useAudioLevelIndication,
  useNACK,
  useOPUS,
  usePLI,
  useREMB,
  useSdesMid,
  useVP8,
} from 'werift'
import { pictureLines, voicesAtOnce } from '../rules.ts'
import { Continuity } from './continuity.ts'
import type { PortSlot, PortSlots } from './port-slots.ts'
import { beginsKeyFrame } from './vp8.ts'

export type PeerSettings = {
  readonly slots: PortSlots
  readonly addresses: readonly string[]
}

/** Nobody else finds room: every port is somebody's. */
export class NoPortFree extends Error {}

/** One packet as it came in, with what is needed to send it on. */
export type Packet = {
  readonly sequenceNumber: number
  readonly timestamp: number
  readonly marker: boolean
  readonly payload: Buffer
}

/** What a peer tells of itself. */
export type PeerEvents = {
  sound(packet: Packet, level: number | undefined): void
  picture(packet: Packet): void
  /** The picture on this line cannot be drawn: whoever is on it must begin anew. */
  wantsKeyFrame(line: number): void
  /** What share of the packets of one line was lost since the last report. */
  lost(share: number): void
  /** Its connection is made: packets go through. */
  carries(): void
  /** Its connection is gone for good. */
  gone(): void
}

/** Bits a second a camera may send; without being told, a browser keeps to a sixth of it. */
const cameraBits = 700_000
const toldEvery = 1000

type Line = { readonly transceiver: RTCRtpTransceiver; readonly continuity: Continuity }

/**
 * One browser's connection. The browser always offers, and always the same lines: what it may send, then as many empty ones as
 * anybody hears and sees at once. Who is on them changes without another word between the two.
 */
export class Peer {
  readonly #connection: RTCPeerConnection
  readonly #events: PeerEvents
  readonly #sound: Line[] = []
  readonly #pictures: Line[] = []
  #camera: RTCRtpReceiver | undefined
  #cameraSsrc: number | undefined
  #timer: NodeJS.Timeout | undefined
  #isClosed = false
  readonly #slots: PortSlots
  readonly #slot: PortSlot

  constructor({ slots, addresses }: PeerSettings, events: PeerEvents) {
    const slot = slots.take()
    if (!slot) throw new NoPortFree()
    this.#events = events
    this.#slots = slots
    this.#slot = slot
    this.#connection = new RTCPeerConnection({
      codecs: {
        audio: [useOPUS()],
        video: [useVP8({ rtcpFeedback: [useNACK(), usePLI(), useREMB()] })],
      },
      headerExtensions: {
        audio: [useSdesMid(), useAudioLevelIndication()],
        video: [useSdesMid(), useAbsSendTime()],
      },
      bundlePolicy: 'max-bundle',
      icePortRange: [...slot],
      iceServers: [],
      iceUseIpv4: false,
      iceUseIpv6: false,
      iceUseTcp: false,
      iceAdditionalHostAddresses: [...addresses],
    })
  }

  /** Takes the browser's offer and says what it is answered. */
  async answer(offer: string): Promise<string> {
    const connection = this.#connection
    connection.connectionStateChange.subscribe((state) => {
      if (state === 'connected') this.#events.carries()
      if (state === 'failed' || state === 'closed') this.#gone()
    })
    await connection.setRemoteDescription({ type: 'offer', sdp: withoutCandidates(offer) })
    const transceivers = connection.getTransceivers()
    const [audio, video] = [ofKind(transceivers, 'audio'), ofKind(transceivers, 'video')]
    const [microphone, camera] = [audio[0], video[0]]
    if (!microphone || !camera || audio.length < 1 + voicesAtOnce || video.length < 1 + pictureLines)
      throw new Error('the offer has other lines than it should')
    this.#receive(microphone.receiver, camera.receiver)
    for (const it of audio.slice(1)) this.#open(it, this.#sound, 48_000)
    for (const it of video.slice(1)) this.#open(it, this.#pictures, 90_000)
    await connection.setLocalDescription(await connection.createAnswer())
    this.#timer = setInterval(() => this.#tellBits(), toldEvery)
    return connection.localDescription?.sdp ?? ''
  }

  #open(transceiver: RTCRtpTransceiver, lines: Line[], rate: number): void {
    transceiver.setDirection('sendonly')
    const line = lines.length
    const isPicture = rate === 90_000
    lines.push({ transceiver, continuity: new Continuity(rate) })
    transceiver.sender.onRtcp.subscribe((packet) => {
      if (isPicture && asksForKeyFrame(packet)) this.#events.wantsKeyFrame(line)
      if (packet instanceof RtcpRrPacket)
        for (const { ssrc, fractionLost } of packet.reports)
          if (ssrc === transceiver.sender.ssrc) this.#events.lost(fractionLost / 256)
    })
  }

  #receive(microphone: RTCRtpReceiver, camera: RTCRtpReceiver): void {
    microphone.tracks.forEach((track) =>
      track.onReceiveRtp.subscribe((packet, extensions) => {
        const level = (
          extensions?.['urn:ietf:params:rtp-hdrext:ssrc-audio-level'] as { level: number } | undefined
        )?.level
        this.#events.sound(plain(packet), level)
      }),
    )
    this.#camera = camera
    camera.tracks.forEach((track) =>
      track.onReceiveRtp.subscribe((packet) => {
        this.#cameraSsrc = packet.header.ssrc
        this.#events.picture(plain(packet))
      }),
    )
    // A browser names its own camera as whoever asks, and the answer is then brought to where the camera comes in.
    camera.onRtcp.subscribe((packet) => {
      if (!asksForKeyFrame(packet)) return
      const { mediaSsrc } = packet.feedback as PictureLossIndication
      const line = this.#pictures.findIndex(({ transceiver }) => transceiver.sender.ssrc === mediaSsrc)
      if (line >= 0) this.#events.wantsKeyFrame(line)
    })
  }

  /** Somebody else is on this line from now on. */
  begin(kind: 'sound' | 'picture', line: number): void {
    this.#lines(kind)[line]?.continuity.begin()
  }

  /** Whether whoever is on this line has not been seen yet. */
  waitsForPicture(line: number): boolean {
    return this.#pictures[line]?.continuity.isBeginning ?? false
  }

  /** Sends a packet of whoever is on a line. A picture begins with one that can be drawn; what comes before is left out. */
  send(kind: 'sound' | 'picture', line: number, packet: Packet, now: number): void {
    const to = this.#lines(kind)[line]
    if (!to || this.#isClosed) return
    if (kind === 'picture' && to.continuity.isBeginning && !beginsKeyFrame(packet.payload)) return
    const isFirst = to.continuity.isBeginning
    const numbers = to.continuity.next(packet, now)
    if (!numbers) return
    const marker = packet.marker || (kind === 'sound' && isFirst)
    const header = new RtpHeader({ ...numbers, marker, version: 2 })
    to.transceiver.sender.sendRtp(new RtpPacket(header, packet.payload)).catch(() => {})
  }

  /** Asks the browser for a picture that needs none before it. */
  askForKeyFrame(): void {
    if (this.#cameraSsrc !== undefined) void this.#camera?.sendRtcpPLI(this.#cameraSsrc)
  }

  #lines(kind: 'sound' | 'picture'): readonly Line[] {
    return kind === 'sound' ? this.#sound : this.#pictures
  }

  #tellBits(): void {
    if (this.#cameraSsrc === undefined || !this.#camera) return
    const feedback = bitsFor(this.#cameraSsrc, this.#camera.rtcpSsrc, cameraBits)
    this.#camera.dtlsTransport.sendRtcp([feedback]).catch(() => {})
  }

  #gone(): void {
    if (this.#isClosed) return
    this.close()
    this.#events.gone()
  }

  close(): void {
    this.#isClosed = true
    clearInterval(this.#timer)
    void Promise.resolve(this.#connection.close())
      .catch(() => {})
      .then(() => this.#slots.giveBack(this.#slot))
  }
}

const ofKind = (all: readonly RTCRtpTransceiver[], kind: 'audio' | 'video') =>
  all.filter((it) => it.kind === kind)

/** A browser is found by where its first packet comes from; what it says of its addresses is often a name nobody knows. */
const withoutCandidates = (sdp: string): string =>
  sdp.replace(/^a=(candidate:|end-of-candidates).*\r?\n/gm, '')

const plain = ({ header, payload }: RtpPacket): Packet => ({
  sequenceNumber: header.sequenceNumber,
  timestamp: header.timestamp,
  marker: header.marker,
  payload,
})

function asksForKeyFrame(packet: RtcpPacket): packet is RtcpPayloadSpecificFeedback {
  return (
    packet instanceof RtcpPayloadSpecificFeedback && packet.feedback.count === PictureLossIndication.count
  )
}

/** "You may send this much", as browsers understand it: a number below 2^18 and how often to double it. */
function bitsFor(ssrc: number, senderSsrc: number, bits: number): RtcpPayloadSpecificFeedback {
  const brExp = Math.max(0, Math.ceil(Math.log2(bits / 0x3ffff)))
  const brMantissa = Math.floor(bits / 2 ** brExp)
  return new RtcpPayloadSpecificFeedback({
    feedback: new ReceiverEstimatedMaxBitrate({
      senderSsrc,
      mediaSsrc: 0,
      ssrcNum: 1,
      brExp,
      brMantissa,
      ssrcFeedbacks: [ssrc],
    }),
  })
}
