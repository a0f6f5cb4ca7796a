import { isAway } from '../database/database.ts'
import { html } from '../ui/index.ts'
import { answerStatus } from './answer-error.ts'
import { errorPage } from './error-page.ts'
import { renderPage } from './send-page.ts'
import type { Reply, Request } from './types.ts'

/** A page could not be drawn. The error page is tried without anything personal around it, then without any layout. */
export async function lastResort(error: unknown, request: Request, reply: Reply): Promise<string> {
  const wrong = answerStatus(
    isAway(error) ? error : new Error('a page could not be drawn', { cause: error }),
    request,
    reply,
  )
  reply.code(wrong.status).header('cache-control', 'no-store')
  request.asked.isBare = true
  const page = errorPage(request.asked.t, wrong, request.asked.address.url)
  try {
    return await renderPage(request, page)
  } catch {
    const { language, direction } = request.asked.t
    return html`<!doctype html>
      <html lang="${language}" dir="${direction}">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width" />
          <title>${page.title}</title>
        </head>
        <body>
          <main>
            <h1>${page.title}</h1>
            ${page.body}
          </main>
        </body>
      </html>`.markup
  }
}
