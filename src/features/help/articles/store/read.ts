import type { Database, Transaction } from '../../../../platform/database/database.ts'
import type { ArticleName, Kind, Live, Touched } from '../types.ts'

/** Every article that staff touched, the oldest first, with what readers see of it. Some dozens. */
export async function listTouched(db: Database | Transaction, only?: ArticleName): Promise<Touched[]> {
  const [articles, versions] = await Promise.all([
    db
      .selectFrom('help_article')
      .select(['id', 'kind', 'slug', 'withdrawn_at'])
      .$if(only !== undefined, (query) =>
        query.where('kind', '=', only?.kind ?? '').where('slug', '=', only?.slug ?? ''),
      )
      .orderBy('created_at')
      .orderBy('id')
      .execute(),
    db
      .selectFrom('help_version')
      .innerJoin('help_article', 'help_article.id', 'help_version.article_id')
      .distinctOn(['article_id', 'language'])
      .select(['article_id', 'language', 'number', 'title', 'words', 'fits', 'fits_ours'])
      .where('published_at', 'is not', null)
      .$if(only !== undefined, (query) =>
        query.where('kind', '=', only?.kind ?? '').where('slug', '=', only?.slug ?? ''),
      )
      .orderBy('article_id')
      .orderBy('language')
      .orderBy('number', 'desc')
      .execute(),
  ])
  const live = Map.groupBy(versions, (row) => row.article_id)
  return articles.map((row) => ({
    id: row.id,
    kind: row.kind as Kind,
    slug: row.slug,
    isWithdrawn: row.withdrawn_at !== null,
    live: (live.get(row.id) ?? []).map(
      ({ language, number, title, words, fits, fits_ours: fitsOurs }): Live => ({
        language,
        number,
        title,
        words,
        fits,
        fitsOurs,
      }),
    ),
  }))
}
