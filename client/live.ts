import { attachTo, type Enhance } from './attach.ts'

const minute = 60_000

/**
 * Keeps the parts of a page marked `data-live` as the server would send them now: a stream says that something is different, then
 * the page is fetched and those parts are put in. What somebody is typing in, or has under the keyboard, stays as it is.
 */
export const live =
  (known: Readonly<Record<string, Enhance>>): Enhance =>
  (element) => {
    const { stream, presence } = element.dataset
    if (!stream || !('EventSource' in window)) return
    let isBusy = false
    let isStale = false
    let isGoing = false

    async function renew(): Promise<void> {
      isStale = isBusy
      if (isBusy || isGoing) return
      isBusy = true
      try {
        const answer = await fetch(location.href)
        if (isGoing) return
        if (answer.redirected) return location.assign(answer.url)
        if (answer.ok) put(new DOMParser().parseFromString(await answer.text(), 'text/html'), known)
      } catch {
        // Offline for a moment: the stream comes back and says so again.
      }
      isBusy = false
      if (isStale) await renew()
    }

    const source = new EventSource(stream)
    source.addEventListener('changed', () => void renew())
    source.addEventListener('open', () => void renew())
    // A form that is sent leads on by itself; news of what it did must not lead elsewhere meanwhile.
    document.addEventListener('submit', () => {
      isGoing = true
      source.close()
    })
    // Come back to by the browser's own memory, the page is old and hears nothing.
    addEventListener('pageshow', ({ persisted }) => persisted && location.reload())
    if (presence) setInterval(() => void fetch(presence, { method: 'POST' }).catch(() => {}), minute)
  }

/** Replaces what differs. */
function put(fresh: Document, known: Readonly<Record<string, Enhance>>): void {
  for (const part of Array.from(document.querySelectorAll<HTMLElement>('[data-live]'))) {
    const now = fresh.getElementById(part.id)
    if (!now || now.innerHTML === part.innerHTML || part.contains(document.activeElement)) continue
    part.innerHTML = now.innerHTML
    attachTo(part, known)
  }
}
