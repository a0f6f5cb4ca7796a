-- Articles of help that staff wrote or changed. What nobody touched is a text of the program and has no row.
create table help_article (
  id uuid primary key,
  kind text not null constraint help_article_kind_is_known check (kind in ('questions', 'guides', 'technical', 'terms')),
  slug text not null constraint help_article_slug_shape check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 60),
  withdrawn_at timestamptz,                         -- not shown since then
  created_at timestamptz not null,
  created_by uuid,                                  -- account
  constraint help_article_one_address unique (kind, slug)
);

-- What an article said, says or will say in one language. The highest number that is published is what readers see.
create table help_version (
  id uuid primary key,
  article_id uuid not null references help_article on delete cascade,
  language text not null,
  number integer not null constraint help_version_number_counts check (number > 0),
  title text constraint help_version_title_length check (length(title) between 1 and 150),
  words text constraint help_version_words_length check (length(words) between 1 and 20000),  -- null: the program's own again
  fits integer not null default 0,                  -- the version of the first language that it says the same as; 0: the program's own
  back_to integer,                                  -- the earlier version whose words these are
  revision integer not null default 1,
  saved_at timestamptz not null,
  saved_by uuid,                                    -- account
  published_at timestamptz,
  published_by uuid,                                -- account
  constraint help_version_one_number unique (article_id, language, number),
  constraint help_version_is_whole check ((title is null) = (words is null))
);
-- One draft a language, on which everybody works.
create unique index help_version_one_draft on help_version (article_id, language) where published_at is null;
create index help_version_live on help_version (article_id, language, number desc) where published_at is not null;
