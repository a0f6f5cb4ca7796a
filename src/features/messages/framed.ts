import type { File } from './read-source.ts'

/**
 * What a mail's HTML may do in its frame: be looked at. No script, no form, no origin, nothing loaded; a link opens
 * in the whole window, when a person presses it.
 */
export const framePolicy = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  'img-src data:',
  "frame-ancestors 'self'",
  'sandbox allow-top-navigation-by-user-activation',
].join('; ')

export const frameSandbox = 'allow-top-navigation-by-user-activation'

/** The mail's HTML with its own pictures inside it, and its links leading out of the frame. */
export function framedHtml(html: string, pictures: ReadonlyMap<string, File>): string {
  const shown = html.replace(
    /src="cid:([^"]*)"/g,
    (_, cid: string) => `src="${pictureUrl(pictures.get(cid))}"`,
  )
  return shown.replace(/<head>/i, '<head><base target="_top">')
}

const shownTypes = new Set(['image/png', 'image/jpeg', 'image/gif'])

const pictureUrl = (file: File | undefined): string =>
  file && shownTypes.has(file.type) ? `data:${file.type};base64,${file.content.toString('base64')}` : 'data:,'
