import type { Selectable } from 'kysely'
import type { Database, Transaction } from '../../../../platform/database/database.ts'
import type { Tables } from '../../../../platform/database/tables.ts'
import { newId } from '../../../../platform/ids.ts'
import type { AccountId, Id } from '../../../../values/ids.ts'
import type { Language } from '../../../../values/language.ts'
import type { ArticleName, Kind } from '../../articles/types.ts'
import type { HeldArticle, Version, VersionPage } from '../types.ts'

const versionOf = (row: Selectable<Tables['help_version']>): Version => ({
  number: row.number,
  language: row.language,
  title: row.title,
  words: row.words,
  fits: row.fits,
  fitsOurs: row.fits_ours,
  backTo: row.back_to,
  revision: row.revision,
  savedAt: row.saved_at,
  savedBy: row.saved_by,
  publishedAt: row.published_at,
})

/** Makes the row of an article where there is none; says whether it was made now. */
export async function insertArticle(
  tx: Transaction,
  { kind, slug }: ArticleName,
  by: AccountId,
  now: Date,
): Promise<boolean> {
  const made = await tx
    .insertInto('help_article')
    .values({ id: newId(), kind, slug, created_at: now, created_by: by })
    .onConflict((conflict) => conflict.columns(['kind', 'slug']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return made !== undefined
}

/** Holds an article, and with it every version of it, until the transaction ends. */
export async function holdArticle(tx: Transaction, name: ArticleName): Promise<HeldArticle | undefined> {
  const row = await tx
    .selectFrom('help_article')
    .select(['id', 'kind', 'slug', 'withdrawn_at'])
    .where('kind', '=', name.kind)
    .where('slug', '=', name.slug)
    .forUpdate()
    .executeTakeFirst()
  return row && { id: row.id, kind: row.kind as Kind, slug: row.slug, withdrawnAt: row.withdrawn_at }
}

const versions = (db: Database | Transaction, { kind, slug }: ArticleName, language?: Language) =>
  db
    .selectFrom('help_version')
    .innerJoin('help_article', 'help_article.id', 'help_version.article_id')
    .where('kind', '=', kind)
    .where('slug', '=', slug)
    .$if(language !== undefined, (query) => query.where('language', '=', language as string))

export const versionsPerPage = 50

/** A page of everything an article said, the newest first; of one language, or of all. */
export async function pageOfVersions(
  db: Database,
  name: ArticleName,
  { page, language }: { readonly page: number; readonly language?: Language },
): Promise<VersionPage> {
  const all = versions(db, name, language)
  const [rows, { count }] = await Promise.all([
    all
      .selectAll('help_version')
      .orderBy((eb) => eb.fn.coalesce('published_at', 'saved_at'), 'desc')
      .orderBy('number', 'desc')
      .orderBy('language')
      .limit(versionsPerPage)
      .offset((page - 1) * versionsPerPage)
      .execute(),
    all.select((eb) => eb.fn.countAll<number>().as('count')).executeTakeFirstOrThrow(),
  ])
  return { versions: rows.map(versionOf), page, pages: Math.max(1, Math.ceil(count / versionsPerPage)) }
}

/** `live`: what readers see. `newest`: the highest number, be it a draft's. `before`: what readers saw before that number. */
export type Which =
  { readonly is: 'live' | 'draft' | 'newest' } | { readonly is: 'number' | 'before'; readonly number: number }

/** One version of an article in one language. */
export async function findVersion(
  db: Database | Transaction,
  name: ArticleName,
  language: Language,
  which: Which,
): Promise<Version | undefined> {
  const { is } = which
  const number = 'number' in which ? which.number : 0
  const row = await versions(db, name, language)
    .selectAll('help_version')
    .$if(is === 'draft', (query) => query.where('published_at', 'is', null))
    .$if(is === 'live' || is === 'before', (query) => query.where('published_at', 'is not', null))
    .$if(is === 'number', (query) => query.where('number', '=', number))
    .$if(is === 'before', (query) => query.where('number', '<', number))
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && versionOf(row)
}

export async function saveNewVersion(
  tx: Transaction,
  article: Id,
  it: Pick<Version, 'number' | 'language' | 'title' | 'words' | 'fits' | 'fitsOurs' | 'backTo'>,
  { by, now, isPublished }: { by: AccountId; now: Date; isPublished: boolean },
): Promise<void> {
  await tx
    .insertInto('help_version')
    .values({
      id: newId(),
      article_id: article,
      language: it.language,
      number: it.number,
      title: it.title,
      words: it.words,
      fits: it.fits,
      fits_ours: it.fitsOurs,
      back_to: it.backTo,
      saved_at: now,
      saved_by: by,
      ...(isPublished && { published_at: now, published_by: by }),
    })
    .execute()
}

const draftOf = (tx: Transaction, article: Id, language: Language) =>
  tx
    .updateTable('help_version')
    .where('article_id', '=', article)
    .where('language', '=', language)
    .where('published_at', 'is', null)

export async function saveDraftWords(
  tx: Transaction,
  article: Id,
  it: Pick<Version, 'language' | 'title' | 'words' | 'fits' | 'fitsOurs' | 'revision'>,
  { by, now }: { by: AccountId; now: Date },
): Promise<void> {
  const { title, words, fits, fitsOurs, revision } = it
  await draftOf(tx, article, it.language)
    .set({ title, words, fits, fits_ours: fitsOurs, revision, saved_at: now, saved_by: by })
    .execute()
}

/** The draft becomes what readers see, as the newest of all versions. */
export async function savePublished(
  tx: Transaction,
  article: Id,
  it: { readonly language: Language; readonly number: number },
  { by, now }: { by: AccountId; now: Date },
): Promise<void> {
  await draftOf(tx, article, it.language)
    .set({ number: it.number, published_at: now, published_by: by })
    .execute()
}

export async function removeDraft(tx: Transaction, article: Id, language: Language): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('help_version')
    .where('article_id', '=', article)
    .where('language', '=', language)
    .where('published_at', 'is', null)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

export async function saveWithdrawn(tx: Transaction, article: Id, at: Date | null): Promise<void> {
  await tx.updateTable('help_article').set({ withdrawn_at: at }).where('id', '=', article).execute()
}

/** The articles and languages in which somebody is writing: `guides/account fr`. */
export async function listDrafts(db: Database): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('help_version')
    .innerJoin('help_article', 'help_article.id', 'help_version.article_id')
    .select(['kind', 'slug', 'language'])
    .where('published_at', 'is', null)
    .execute()
  return new Set(rows.map(({ kind, slug, language }) => `${kind}/${slug} ${language}`))
}

/** Whose accounts wrote, by name. */
export async function namesOfWriters(
  db: Database,
  accounts: readonly AccountId[],
): Promise<ReadonlyMap<AccountId, string>> {
  if (accounts.length === 0) return new Map()
  const rows = await db
    .selectFrom('account')
    .innerJoin('person', 'person.id', 'account.person_id')
    .select(['account.id', 'person.name'])
    .where('account.id', 'in', [...new Set(accounts)])
    .execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}
