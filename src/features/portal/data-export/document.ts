import type { Texts } from '../../../platform/i18n/index.ts'
import { html } from '../../../platform/ui/index.ts'
import type { Html } from '../../../platform/ui/index.ts'
import type { OwnRecords } from '../../../values/own-records.ts'

export type Collected = Readonly<Record<string, OwnRecords>>

/** The file for machines: each room's records under its name. */
export const asJson = (all: Collected, at: Date): string => {
  const rooms = Object.entries(all).map(([name, { records }]) => [name, records])
  return JSON.stringify({ madeAt: at.toISOString(), ...Object.fromEntries(rooms) }, undefined, 2)
}

/** The file for people: a whole document that needs nothing else, in the reader's language and direction. */
export const asDocument = (t: Texts, all: Collected, who: string, at: Date): string =>
  String(
    html`<!doctype html>
      <html lang="${t.language}" dir="${t.direction}">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="robots" content="noindex" />
          <title>${t('portal.export.document.title')}</title>
          <style>
            body {
              max-inline-size: 60rem;
              margin: 2rem auto;
              padding-inline: 1rem;
              font:
                1rem/1.5 system-ui,
                sans-serif;
            }
            section {
              margin-block-start: 2rem;
              border-block-start: 2px solid;
            }
            dl {
              display: grid;
              grid-template-columns: minmax(8rem, 1fr) 3fr;
              gap: 0.25rem 1.5rem;
            }
            dd {
              margin: 0;
              overflow-wrap: anywhere;
              white-space: pre-wrap;
            }
          </style>
        </head>
        <body>
          <main>
            <h1>${t('portal.export.document.title')}</h1>
            <p>${t('portal.export.document.lead', { name: who, at: at.toISOString() })}</p>
            ${Object.values(all).map((one) => section(t, one))}
          </main>
        </body>
      </html> `,
  )

const section = (t: Texts, { title, lists }: OwnRecords): Html => {
  const filled = lists.filter(({ rows }) => rows.length > 0)
  return html`<section>
    <h2>${title}</h2>
    ${filled.length === 0 && html`<p>${t('portal.export.document.nothing')}</p>`}
    ${filled.map(
      ({ name, rows }) =>
        html`${name && html`<h3 dir="auto">${name}</h3>`}
          <dl>
            ${rows.map(
              ([label, words]) =>
                html`<dt dir="auto">${label}</dt>
                  <dd dir="auto">${words}</dd>`,
            )}
          </dl>`,
    )}
  </section>`
}
