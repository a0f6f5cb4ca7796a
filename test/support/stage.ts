import type { Browser, Page } from 'playwright-core'

/** What comes in at a page, added up over its connection. */
export type Incoming = {
  readonly soundBytes: number
  /** How loud all that was played; 0: silence, or nothing. */
  readonly energy: number
  /** Lines of sound on which something was heard. */
  readonly voices: number
  /** Pictures drawn, by line. */
  readonly frames: readonly number[]
  readonly soundSent: number
  /** Bits a second the browser thinks its camera may send. */
  readonly pictureBits: number
}

type Watched = { connections: RTCPeerConnection[] }

/** Somebody in the room of a sitting, in a browser of their own, with a camera and a microphone that are made up. */
export class Attendee {
  readonly page: Page
  readonly base: string
  readonly room: string

  private constructor(page: Page, base: string, room: string) {
    this.page = page
    this.base = base
    this.room = room
  }

  /** Signs in, presses JOIN and is in the room, not yet on its stage. */
  static async comes(
    browser: Browser,
    base: string,
    who: { readonly name: string; readonly password: string },
    sitting: string,
    /** What the browser answers instead of a microphone or a camera. */
    refuses?: 'NotAllowedError' | 'NotFoundError' | 'NotReadableError',
  ): Promise<Attendee> {
    const context = await browser.newContext({
      baseURL: base,
      locale: 'en',
      viewport: { width: 1280, height: 800 },
    })
    context.setDefaultTimeout(60_000)
    // Pages are watched from outside: nothing in them knows of tests.
    await context.addInitScript(() => {
      const watched = window as unknown as Watched & { RTCPeerConnection: typeof RTCPeerConnection }
      watched.connections = []
      watched.RTCPeerConnection = class extends RTCPeerConnection {
        constructor(...given: ConstructorParameters<typeof RTCPeerConnection>) {
          super(...given)
          watched.connections.push(this)
        }
      }
    })
    if (refuses)
      await context.addInitScript((name) => {
        navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', name))
      }, refuses)
    await context.request.post(`${base}/en/sign-in`, {
      form: who,
      headers: { origin: base, 'sec-fetch-site': 'same-origin' },
    })
    const page = await context.newPage()
    await page.goto(`${base}/en/meetings/${sitting}`)
    await page.locator(`form[action$="/${sitting}/join"] button`).first().click()
    await page.waitForURL(/\/room$/)
    return new Attendee(page, base, `${base}/en/meetings/${sitting}`)
  }

  press(what: 'enter' | 'enter-heard' | 'leave' | 'microphone' | 'camera'): Promise<void> {
    return this.page.locator(`[data-do=${what}]:visible`).click()
  }

  /** How many connections the page has made so far, and how its last one is. */
  connection(): Promise<{ readonly made: number; readonly state: string }> {
    return this.page.evaluate(() => {
      const { connections } = window as unknown as Watched
      return { made: connections.length, state: connections.at(-1)?.connectionState ?? 'none' }
    })
  }

  incoming(): Promise<Incoming> {
    return this.page.evaluate(async () => {
      const last = (window as unknown as Watched).connections.at(-1)
      const it = { soundBytes: 0, energy: 0, voices: 0, frames: [] as number[], soundSent: 0, pictureBits: 0 }
      for (const [, one] of Array.from((await last?.getStats()) ?? [])) {
        if (one.type === 'inbound-rtp' && one.kind === 'audio') {
          it.soundBytes += one.bytesReceived ?? 0
          it.energy += one.totalAudioEnergy ?? 0
          if ((one.totalAudioEnergy ?? 0) > 0.001) it.voices += 1
        }
        if (one.type === 'inbound-rtp' && one.kind === 'video' && one.framesDecoded)
          it.frames.push(one.framesDecoded)
        if (one.type === 'outbound-rtp' && one.kind === 'video') it.pictureBits = one.targetBitrate ?? 0
        if (one.type === 'outbound-rtp' && one.kind === 'audio') it.soundSent += one.bytesSent ?? 0
      }
      return it
    })
  }

  /** Sends what a page of ours would not: the microphone goes on, whatever was said. */
  goOnSending(): Promise<void> {
    return this.page.evaluate(async () => {
      const last = (window as unknown as Watched).connections.at(-1)
      const [track] = (await navigator.mediaDevices.getUserMedia({ audio: true })).getAudioTracks()
      await last?.getTransceivers()[0]?.sender.replaceTrack(track ?? null)
    })
  }

  says(): Promise<string | null> {
    return this.page.locator('.stage [data-part=says]').textContent()
  }
}
