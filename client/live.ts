import { attachTo, type Enhance } from './attach.ts'
import { holdPlace } from './hold-place.ts'
import { sendInPlace } from './send-in-place.ts'

/** A sign of life, so often that one may get lost; browsers make it a minute where the page is behind others. */
const sign = 30_000
const again = 3_000
/** Between two fetches, so that a busy meeting is not a burst of them; and as much again by chance, so that not all ask at once. */
const pause = 400

/**
 * Keeps the parts of a page marked `data-live` as the server would send them now: a stream says that something is different, then
 * the parts that differ are fetched (from `data-parts`, which is told what is here; else from the page itself) and put in. What
 * somebody is typing in stays as it is, and what is under the keyboard stays under it.
 */
export const live =
  (known: Readonly<Record<string, Enhance>>): Enhance =>
  (element) => {
    const { stream, presence, parts } = element.dataset
    if (!stream || !('EventSource' in window)) return
    let isBusy = false
    let isStale = false
    let isGoing = false

    async function renew(): Promise<void> {
      isStale = isBusy
      if (isBusy || isGoing) return
      isBusy = true
      try {
        const answer = await fetch(parts ? withHeld(parts) : location.href)
        if (isGoing) return
        if (answer.redirected) return location.assign(answer.url)
        if (answer.ok) put(new DOMParser().parseFromString(await answer.text(), 'text/html'), known)
      } catch {
        // Offline for a moment: the stream comes back and says so again.
      }
      await new Promise((resolve) => setTimeout(resolve, pause + Math.random() * pause))
      isBusy = false
      if (isStale) await renew()
    }

    // Says that this page is open; false: its reader is not inside any more.
    const say = async () =>
      !presence ||
      (await fetch(presence, { method: 'POST' }).then(
        (answer) => answer.status !== 410,
        () => true,
      ))
    let source: EventSource
    const listen = () => {
      source = new EventSource(stream)
      source.addEventListener('changed', () => void renew())
      source.addEventListener('open', () => void say().then(renew))
      // Refused for good: whoever was lost comes back by saying so, everybody else is led out by the next renewal.
      source.addEventListener('error', () => {
        if (source.readyState === EventSource.CLOSED && !isGoing)
          setTimeout(() => void say().then((isInside) => (isInside ? listen() : renew())), again)
      })
    }
    listen()
    const near = (name: string) => new URL(stream.replace(/[^/]*$/, name), location.href).pathname
    const lead = (address: string) => {
      isGoing = true
      source.close()
      location.assign(address)
    }
    sendInPlace(element, { put: (fresh) => put(fresh, known), lead }, [near('leaving'), near('end')])
    // A form that is sent leads on by itself; news of what it did must not lead elsewhere meanwhile.
    document.addEventListener('submit', ({ defaultPrevented }) => {
      if (defaultPrevented) return
      isGoing = true
      source.close()
    })
    // Come back to by the browser's own memory, the page is old and hears nothing.
    addEventListener('pageshow', ({ persisted }) => persisted && location.reload())
    if (presence) setInterval(() => void say(), sign)
  }

const liveParts = () => Array.from(document.querySelectorAll<HTMLElement>('[data-live]'))

/** The address of the parts, with which of each is here. */
function withHeld(address: string): string {
  const held = liveParts().map(({ id, dataset }) => `${id}.${dataset['live'] ?? ''}`)
  return `${address}${address.includes('?') ? '&' : '?'}have=${encodeURIComponent(held.join(' '))}`
}

/** Replaces what differs. What was not sent is as it was. */
function put(fresh: Document, known: Readonly<Record<string, Enhance>>): void {
  for (const part of liveParts()) {
    const now = fresh.getElementById(part.id)
    if (!now || now.innerHTML === part.innerHTML) continue
    const resume = holdPlace(part)
    if (!resume) continue
    part.innerHTML = now.innerHTML
    part.dataset['live'] = now.dataset['live'] ?? ''
    attachTo(part, known)
    resume()
  }
}
