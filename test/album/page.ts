import { html } from '../../src/platform/ui/html.ts'

export type Picture = {
  /** Of what: the address of a page, or the occasion of a mail. */
  readonly of: string
  readonly whose: string
  readonly file: string
  readonly how: string
}

const sheet = `
  body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem; background: #eee8dd; color: #16202b }
  figure { display: inline-block; margin: 0 1rem 1rem 0; vertical-align: top }
  img { max-inline-size: 34rem; max-block-size: 46rem; border: 1px solid #999; background: #fff }
  figcaption { font-size: 0.875rem }`

/** One page with all pictures, by what they show. It is opened from the disk and needs no server. */
export function albumPage(pictures: readonly Picture[]): string {
  const groups = [...Map.groupBy(pictures, ({ whose, of }) => `${whose}: ${of}`)]
  const body = html`<h1>How Plenary looks</h1>
    <nav aria-label="Pictures">
      <ul>
        ${groups.map(([name]) => html`<li><a href="#${encodeURIComponent(name)}">${name}</a></li>`)}
      </ul>
    </nav>
    ${groups.map(
      ([name, list]) =>
        html`<h2 id="${encodeURIComponent(name)}">${name}</h2>
          ${list.map((picture) => figure(name, picture))}`,
    )}`
  return `<!doctype html><html lang="en"><head><meta charset="utf-8" /><title>How Plenary looks</title><style>${sheet}</style></head><body>${body.markup}</body></html>`
}

const figure = (name: string, { file, how }: Picture) =>
  html`<figure>
    <a href="${file}"><img src="${file}" alt="${name}, ${how}" loading="lazy" /></a>
    <figcaption>${how}</figcaption>
  </figure>`
