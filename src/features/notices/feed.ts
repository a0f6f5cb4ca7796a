import type { Texts } from '../../platform/i18n/index.ts'
import type { Profile } from '../../platform/profile/index.ts'
import { html, url } from '../../platform/ui/index.ts'
import { richText } from '../../platform/ui/rich-text.ts'
import { wordingFor } from './rules.ts'
import type { Notice } from './types.ts'

type About = {
  /** Ours, without a path. */
  readonly origin: string
  readonly profile: Pick<Profile, 'name' | 'languages'>
  readonly now: Date
}

/** What everybody may read, as feed readers take it: Atom, in one language. */
export function feedOf(t: Texts, all: readonly Notice[], { origin, profile, now }: About): string {
  const here = origin + t.path('/notices')
  const changed = all.reduce((last, { changedAt }) => (changedAt > last ? changedAt : last), new Date(0))
  const title = t('notices.feed.title', { body: t.words(profile.name.short) })
  const feed = html`<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${t.language}">
    <id>${here}</id>
    <title>${title}</title>
    <updated>${(all.length > 0 ? changed : now).toISOString()}</updated>
    <author><name>${t.words(profile.name.long)}</name></author>
    <link rel="self" type="application/atom+xml" href="${url(`${here}/feed.atom`)}" />
    <link rel="alternate" type="text/html" href="${url(here)}" />
    ${all.map((it) => entry(t, it, here, profile.languages))}
  </feed>`
  return `<?xml version="1.0" encoding="utf-8"?>\n${feed.markup}\n`
}

function entry(t: Texts, it: Notice, here: string, languages: Profile['languages']) {
  const { wording, language } = wordingFor(it.wordings, t.language, languages)
  return html`<entry xml:lang="${language}">
    <id>urn:uuid:${it.id}</id>
    <title>${wording.title}</title>
    <published>${(it.shownFrom ?? it.createdAt).toISOString()}</published>
    <updated>${it.changedAt.toISOString()}</updated>
    <category term="${it.kind}" label="${t(`notices.kind.${it.kind}`)}" />
    <link rel="alternate" type="text/html" href="${url(`${here}/${it.id}`)}" />
    <content type="html">${richText(wording.words, { language }).markup}</content>
  </entry>`
}
