import { announce } from './announce.ts'

/** What a page does with an answer to a form: put in what is different, or go where it leads. */
export type Answered = { put(fresh: Document): void; lead(address: string): void }

/**
 * Forms inside this element are sent without leaving the page, so that sound goes on. Those that lead out of the room are sent as
 * ever. While one is on its way it is not sent again; where it cannot be sent like this, it is sent as without a script.
 */
export function sendInPlace(element: HTMLElement, { put, lead }: Answered, leaving: readonly string[]): void {
  const onTheirWay = new WeakSet<HTMLFormElement>()

  const send = async (form: HTMLFormElement, button: HTMLElement | null): Promise<void> => {
    onTheirWay.add(form)
    const typed = new FormData(form)
    if (button instanceof HTMLButtonElement && button.name) typed.append(button.name, button.value)
    const body = new URLSearchParams(typed as unknown as Record<string, string>)
    const before = saying(form)
    button?.setAttribute('aria-busy', 'true')
    try {
      const answer = await fetch(actionOf(form, button), { method: 'POST', body })
      if (new URL(answer.url).pathname === location.pathname && answer.redirected) form.reset()
      else if (answer.redirected || !/text\/html/.test(answer.headers.get('content-type') ?? ''))
        return lead(answer.url)
      put(new DOMParser().parseFromString(await answer.text(), 'text/html'))
      const now = saying(form)
      if (now && now !== before) announce(now)
    } catch {
      sendAway(form, button)
    } finally {
      onTheirWay.delete(form)
      button?.removeAttribute('aria-busy')
    }
  }

  element.addEventListener('submit', (event) => {
    const form = event.target as HTMLFormElement
    if (form.method !== 'post' || form.enctype === 'multipart/form-data') return
    if (leaving.includes(actionOf(form, event.submitter).pathname)) return
    event.preventDefault()
    event.stopPropagation() // it may be sent again as soon as it is answered
    if (!onTheirWay.has(form)) void send(form, event.submitter)
  })
}

/** Sends a form as without a script, with what its button says and where that leads. */
function sendAway(form: HTMLFormElement, button: HTMLElement | null): void {
  form.setAttribute('action', actionOf(form, button).href)
  if (button instanceof HTMLButtonElement && button.name) {
    const said = document.createElement('input')
    said.type = 'hidden'
    said.name = button.name
    said.value = button.value
    form.append(said)
  }
  HTMLFormElement.prototype.submit.call(form)
}

/** Where a form goes, whatever its fields are called; a button may lead elsewhere than its form. */
const actionOf = (form: HTMLFormElement, button: HTMLElement | null): URL =>
  new URL((button && button.getAttribute('formaction')) || form.getAttribute('action') || '', location.href)

/** The sentence that says how things stand for this person, which a form of their own changes. */
const saying = (form: HTMLFormElement): string =>
  (form.closest('#room-mine') && document.querySelector('#room-mine p')?.textContent?.trim()) || ''
