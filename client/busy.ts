const patience = 4000

/**
 * A form that was just sent is not sent again by a double click. After four seconds, and whenever the page is shown
 * again, it may be: a lost answer never locks anybody out. The server counts repeats by itself.
 */
export function guardSubmits(root: Document): void {
  const sentAt = new WeakMap<HTMLFormElement, number>()

  root.addEventListener('submit', (event) => {
    const form = event.target as HTMLFormElement
    if (form.method !== 'post') return
    const before = sentAt.get(form)
    if (before !== undefined && event.timeStamp - before < patience) return event.preventDefault()
    sentAt.set(form, event.timeStamp)
    const button = event.submitter
    button?.setAttribute('aria-busy', 'true')
    setTimeout(() => button?.removeAttribute('aria-busy'), patience)
  })

  window.addEventListener('pageshow', (event) => {
    if (!event.persisted) return
    for (const form of Array.from(root.forms)) sentAt.delete(form)
    for (const busy of Array.from(root.querySelectorAll('[aria-busy]'))) busy.removeAttribute('aria-busy')
  })
}
