let region: HTMLElement | undefined

/** Says something once, politely, to people who listen. */
export function announce(words: string): void {
  if (!region) {
    region = document.createElement('p')
    region.className = 'unseen'
    region.setAttribute('role', 'status')
    document.body.append(region)
  }
  const here = region
  here.textContent = ''
  // A live region must be there, and empty, before its words come, or they are not heard.
  setTimeout(() => (here.textContent = words), 100)
}
