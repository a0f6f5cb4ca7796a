-- Finding somebody by a name, word for word, and how often that may cause a mail.

-- The words of a name as they are compared: case and accents folded, Arabic without vowel marks and with one form each
-- of alif, ya, waw and ta marbuta. Apostrophes are nothing; hyphens, dots and commas separate words.
create function name_words(name text) returns text[] language sql immutable strict parallel safe as $$
  select array_remove(regexp_split_to_array(
    translate(
      regexp_replace(public.folded(name), '[\u064B-\u065F\u0670\u0640\u0300-\u036F''`\u2018\u2019\u02BC\u02BB]', '', 'g'),
      'أإآٱىئؤةς', 'ااااييوهσ'),
    '[-\s.,;:·•・‧‐‑‒–—_/()"«»“”]+'), '')
$$;

-- A name without spaces, as Chinese, Japanese and Korean ones are written, is also known by each way of taking the family
-- name off its front, and one that was written with a space also without.
create function known_words(name text) returns text[] language sql immutable strict parallel safe as $$
  with whole as (
    select array_to_string(public.name_words(name), '') as word
  )
  select public.name_words(name) || case
    when word ~ '^[\u3400-\u4DBF\u4E00-\u9FFF\u3040-\u30FF\uAC00-\uD7A3\U00020000-\U0003FFFF]{2,5}$' then
      array[word, left(word, 1), substr(word, 2), left(word, 2), substr(word, 3), left(word, 3), substr(word, 4)]
    else '{}'
  end
  from whole
$$;

create function person_words(name text, badge_name text, other_script_name text) returns text[]
language sql immutable parallel safe as $$
  select public.known_words(name) || public.known_words(coalesce(badge_name, '')) || public.known_words(coalesce(other_script_name, ''))
$$;

create index person_by_name_words on person using gin (person_words(name, badge_name, other_script_name));

-- A name is known to many: it causes one mail a week to an account.
alter table recovery add column by_name boolean not null default false;
create index recovery_by_account on recovery (account_id, created_at);
