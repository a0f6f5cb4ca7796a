export type Enhance = (element: HTMLElement) => void

/** Gives each element named by `data-enhance` its behaviour. One that fails leaves the others and the page alone. */
export function attachTo(root: ParentNode, known: Readonly<Record<string, Enhance>>): void {
  for (const element of Array.from(root.querySelectorAll<HTMLElement>('[data-enhance]'))) {
    for (const name of (element.dataset['enhance'] ?? '').split(' ')) {
      try {
        known[name]?.(element)
      } catch (error) {
        console.error(name, error)
      }
    }
  }
}
