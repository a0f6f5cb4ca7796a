import { inTransaction } from '../platform/database/database.ts'
import { fileFolder, kindOf } from '../platform/files/index.ts'
import type { House } from '../platform/house.ts'
import { directionOf, inLanguage, type Language } from '../values/language.ts'
import { chance, idOf, signsOf } from './chance.ts'
import { docxOf, pdfOf } from './paper.ts'
import { readLibraryCast } from './read-cast.ts'
import { eventId } from './rows.ts'
import type { CastDocument, CastLibrary } from './types.ts'
import { writeRows, type Row } from './write.ts'

const day = 86_400_000
const plain = (at: Date): string => at.toISOString().slice(0, 10)

/** Fills the library with papers of every level. A body nobody has written any for gets none. */
export async function loadDocuments({
  db,
  config,
  profile,
  clock,
}: Pick<House, 'db' | 'config' | 'profile' | 'clock'>): Promise<number> {
  const cast = readLibraryCast(profile.id)
  if (!cast) return 0
  const now = clock.now()
  const folder = fileFolder(config, 'documents')
  const files: Row<'document_file'>[] = []
  for (const it of cast.documents)
    for (const language of it.languages)
      for (const bytes of await papersOf(cast, it, language)) {
        const kind = kindOf(bytes) ?? 'pdf'
        const file = { language, kind, version: 1, size: bytes.length, sha256: await folder.keep(bytes) }
        const id = idOf(`document-file:${it.key}:${language}:${kind}`)
        const added = new Date(now.getTime() - it.daysAgo * day)
        files.push({
          ...file,
          id,
          document_id: documentId(it),
          name: `${it.reference ?? it.key}-${language}.${kind}`,
          added_at: added,
        })
      }
  await inTransaction(db, async (tx) => {
    await writeRows(tx, 'document_collection', collectionRows(cast, now))
    await writeRows(
      tx,
      'document',
      cast.documents.map((it) => documentRow(it, now)),
    )
    await writeRows(tx, 'document_file', files)
    await writeRows(
      tx,
      'document_use',
      cast.documents.flatMap((it) => useRows(it, now)),
    )
    const named = cast.documents.flatMap((it) => (it.readers ?? []).map((name) => ({ it, name })))
    const accounts = await tx
      .selectFrom('account_identifier')
      .innerJoin('account', 'account.id', 'account_identifier.account_id')
      .select(['key', 'person_id'])
      .where('kind', '=', 'username')
      .where('key', 'in', ['', ...named.map(({ name }) => name)])
      .execute()
    const people = new Map(accounts.map((row) => [row.key, row.person_id]))
    const readers = named.flatMap(({ it, name }) => {
      const person = people.get(name)
      return person ? [{ document_id: documentId(it), person_id: person, added_at: now }] : []
    })
    await writeRows(tx, 'document_reader', readers)
  })
  return cast.documents.length
}

const documentId = ({ key }: CastDocument) => idOf(`document:${key}`)

function codeOf({ key }: CastDocument): string {
  const signs = signsOf(`document ${key}`, 8)
  return `D-${signs.slice(0, 4)}-${signs.slice(4)}`
}

/** To read anywhere where the letters are Latin, and to work with in every script. */
async function papersOf({ paragraph }: CastLibrary, it: CastDocument, language: Language): Promise<Buffer[]> {
  const paper = {
    title: inLanguage(it.title, language),
    paragraphs: [inLanguage(it.says ?? paragraph, language), inLanguage(paragraph, language)],
  }
  const docx = await docxOf(paper, directionOf(language))
  return ['ar', 'ru', 'zh'].includes(language) ? [docx] : it.isOffice ? [pdfOf(paper), docx] : [pdfOf(paper)]
}

const collectionRows = ({ collections }: CastLibrary, now: Date): Row<'document_collection'>[] =>
  collections.map(({ code, title, words }, place) => ({
    id: idOf(`document-collection:${code}`),
    code,
    title: JSON.stringify(title),
    words: JSON.stringify(words),
    position: place + 1,
    created_at: now,
    changed_at: now,
  }))

const documentRow = (it: CastDocument, now: Date): Row<'document'> => {
  const at = new Date(now.getTime() - it.daysAgo * day)
  return {
    id: documentId(it),
    code: codeOf(it),
    collection_id: idOf(`document-collection:${it.collection}`),
    reference: it.reference ?? null,
    title: JSON.stringify(it.title),
    dated_on: plain(at),
    level: it.level,
    group_id: it.group ?? null,
    event_id: it.event ? eventId(it.event) : null,
    state: it.state ?? 'published',
    published_at: it.state === 'draft' ? null : at,
    withdrawn_at: it.state === 'withdrawn' ? now : null,
    withdrawn_reason: it.withdrawnReason ?? null,
    created_at: at,
    changed_at: at,
  }
}

/** Twelve weeks of fetching, more of what everybody reads. */
function useRows(it: CastDocument, now: Date): Row<'document_use'>[] {
  if (it.state === 'draft') return []
  const most = it.level === 'public' ? 9 : 3
  return Array.from({ length: Math.min(80, it.daysAgo) }, (_, ago) => {
    const on = plain(new Date(now.getTime() - ago * day))
    const language =
      it.languages[Math.floor(chance(`language ${it.key} ${ago}`) * it.languages.length)] ?? 'en'
    const count = Math.floor(chance(`fetched ${it.key} ${ago}`) * most)
    return { document_id: documentId(it), fetched_on: on, language, count }
  }).filter(({ count }) => count > 0)
}
