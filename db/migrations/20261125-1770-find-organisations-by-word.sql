-- Finding an organisation by the words of any of its names, whatever the script: what is compared is made here, once,
-- when a name is written.

drop index organisation_by_search, organisation_name_by_search;
alter table organisation drop column search;
alter table organisation_name drop column search;

alter table organisation add column acronyms text[] not null default '{}'
  constraint organisation_acronyms_are_short check (
    cardinality(acronyms) <= 10 and array_position(acronyms, null) is null and array_position(acronyms, '') is null
    and length(array_to_string(acronyms, ' ')) <= 300);
update organisation set acronyms = array[acronym] where acronym is not null;
alter table organisation drop column acronym;

-- Words as they are compared: case, accents and vowel marks folded, Arabic with one form each of alif, ya, waw, kaf and
-- ta marbuta, digits of every script alike, acronyms without dots.
create function search_text(words text) returns text language sql immutable strict parallel safe as $$
  select translate(
    regexp_replace(
      regexp_replace(public.folded(words),
        '[\u00AD\u0300-\u036F\u0591-\u05BD\u05BF\u05C1\u05C2\u05C4\u05C5\u05C7\u0610-\u061A\u0640\u064B-\u065F\u0670\u06D6-\u06ED\u200B-\u200F\u2060\uFEFF]', '', 'g'),
      '(?<![^\s!-/:-@])(\w)\.(?=\w(\.|\s|$))', '\1', 'g'),
    'أإآٱىئؤةیکς٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹ء', 'ااااييوهيكσ01234567890123456789')
$$;

-- What stands between words, and what is written without a space between them.
create function search_gap() returns text language sql immutable parallel safe as $$
  select '[\s!-/:-@\[-`{-¿\u055A-\u055F\u0589\u05BE\u060C\u061B\u061F\u066A-\u066D\u06D4\u0964\u0965\u1361-\u1368\u2000-\u206F\u2E00-\u2E7F\u3000-\u3020\u3030\u30FB]+'
$$;
create function dense_script() returns text language sql immutable parallel safe as $$
  select '\u0E00-\u0EFF\u1000-\u109F\u1780-\u17FF\u3040-\u30FF\u3400-\u4DBF\u4E00-\u9FFF\uAC00-\uD7AF\uF900-\uFAFF\U00020000-\U0003FFFF'
$$;

-- A whole name as it is compared: its words in order, one space between them.
create function search_key(words text) returns text language sql immutable strict parallel safe as $$
  select btrim(regexp_replace(public.search_text(words), public.search_gap(), ' ', 'g'))
$$;

-- Where a word goes on after "and" and "the", which Arabic writes together with it.
create function after_article(word text) returns text language sql immutable strict parallel safe as $$
  select regexp_replace(word, '^(?:[وبكف]?ال|لل)(?=...)', '')
$$;

-- The terms a name is found by: its words, also those that a hyphen or an apostrophe joins as one; Arabic ones also without
-- "and" and "the"; and of scripts without spaces each sign and each pair of neighbours, since two signs are a word there.
create function search_terms(words text) returns text[] language plpgsql immutable strict parallel safe as $$
declare
  gap constant text := public.search_gap();
  dense constant text := '[' || public.dense_script() || ']';
  terms text[] := '{}';
  pieces text[];
  chunk text;
  piece text;
  run text;
begin
  foreach chunk in array regexp_split_to_array(public.search_text(words), '[\s\u2000-\u200A\u3000]+') loop
    pieces := regexp_split_to_array(chunk, gap);
    if cardinality(pieces) > 1 then pieces := pieces || array_to_string(pieces, ''); end if;
    foreach piece in array pieces loop
      if piece !~ dense then
        terms := terms || left(piece, 60);
        if piece ~ '^(?:ال|لل|و|[بكف]ال)...' then
          terms := terms || array[left(public.after_article(piece), 60), left(regexp_replace(piece, '^و(?=...)', ''), 60)];
        end if;
      else
        terms := terms || array(select left(one, 60) from regexp_split_to_table(piece, dense || '+') as one);
        for run in select one[1] from regexp_matches(piece, dense || '+', 'g') as one loop
          terms := terms
            || array(select substr(run, place, size) from generate_series(1, length(run)) as place, generate_series(1, 2) as size);
        end loop;
      end if;
    end loop;
  end loop;
  return array(select distinct term from unnest(terms) as term where term <> '');
end $$;

-- What somebody typed, part by part: its words, and what an organisation must have to contain it. A word of three letters
-- or more may be the beginning of one, and of two letters where the typing stopped.
create function search_parts(typed text) returns table (words text[], query tsquery)
language plpgsql immutable strict parallel safe as $$
declare
  gap constant text := public.search_gap();
  dense constant text := '[' || public.dense_script() || ']';
  chunks constant text[] := array(
    select one from regexp_split_to_table(public.search_text(typed), '[\s\u2000-\u200A\u3000]+') as one
    where regexp_replace(one, gap, '', 'g') <> '' limit 6);
  chunk text;
  word text;
  terms text[];
begin
  foreach chunk in array chunks loop
    words := array(
      select one[1] from regexp_split_to_table(chunk, gap) as piece,
        regexp_matches(piece, '(' || dense || '+|(?:(?!' || dense || ').)+)', 'g') as one limit 12);
    terms := '{}';
    for at in 1..cardinality(words) loop
      word := words[at];
      if word !~ dense then
        word := left(public.after_article(word), 60);
        terms := terms || (quote_literal(word) || case
          when length(word) > 2 or (length(word) = 2 and at = cardinality(words) and chunk = chunks[cardinality(chunks)]) then ':*'
          else '' end);
        words[at] := word;
      elsif length(word) = 1 then
        terms := terms || quote_literal(word);
      else
        terms := terms || array(
          select quote_literal(substr(word, place, 2)) from generate_series(1, least(length(word), 40) - 1) as place);
      end if;
    end loop;
    query := array_to_string(terms, ' & ')::tsquery;
    if cardinality(words) > 1 and chunk ~ gap then
      query := query || (quote_literal(left(regexp_replace(chunk, gap, '', 'g'), 60)) || ':*')::tsquery;
    end if;
    return next;
  end loop;
end $$;

create function organisation_terms(name text, acronyms text[]) returns tsvector language sql immutable strict parallel safe as $$
  select array_to_tsvector(public.search_terms(array_to_string(array[name] || acronyms, ' ')))
$$;
create aggregate all_terms(tsvector) (sfunc = tsvector_concat, stype = tsvector, initcond = '');

alter table organisation add column terms tsvector generated always as (organisation_terms(name, acronyms)) stored;
alter table organisation_name add column terms tsvector generated always as (array_to_tsvector(search_terms(name))) stored;
alter table organisation_former_name add column terms tsvector generated always as (array_to_tsvector(search_terms(name))) stored;

-- One row for each listed organisation, with the terms of all its names. Sixteen parts: a search that finds thousands ends
-- in the first of them, one that finds few asks each for next to nothing.
create table organisation_search (
  organisation_id uuid not null,
  country_code text not null,
  category text not null,
  name text collate "C" not null,                   -- its own name as it is compared, for the order
  names text not null,                              -- every name and acronym as it is compared: |one|other|
  terms tsvector not null,                          -- also #country and #category
  primary key (organisation_id)
) partition by hash (organisation_id);
do $$
begin
  for part in 0..15 loop
    execute format('create table organisation_search_%s partition of organisation_search for values with (modulus 16, remainder %s)', part, part);
  end loop;
end $$;
create index organisation_search_by_term on organisation_search using gin (terms);
create index organisation_search_by_name on organisation_search (name, organisation_id);
create index organisation_search_by_country on organisation_search (country_code, name, organisation_id);
create index organisation_search_by_category on organisation_search (category, country_code, name, organisation_id);

-- Every word of every listed organisation's names, for what was typed with a letter wrong or from inside a word. Words
-- stay when the last name that has them goes: they lead nowhere then.
create table directory_word (
  word text primary key
);
create index directory_word_by_near_word on directory_word using gin (one_letter_less(array[word]));
create index directory_word_by_part on directory_word using gin (word gin_trgm_ops);

-- What somebody may have meant by a word that leads nowhere: words one letter off, and those that contain it or begin alike;
-- of scripts without spaces the same signs with any one of them wrong. Null: nothing comes near.
create function near_query(typed text) returns tsquery language plpgsql stable strict parallel safe as $$
declare
  near text[];
begin
  if typed ~ ('[' || public.dense_script() || ']') then
    select array_agg(terms) into near from (
      select (
        select '(' || string_agg(quote_literal(substr(typed, place, 2)), ' & ') || ')'
        from generate_series(1, length(typed) - 1) as place where place <> wrong and place + 1 <> wrong
      ) as terms from generate_series(1, least(length(typed), 20)) as wrong
    ) as one where terms is not null;
  else
    select array_agg(quote_literal(word)) into near from (
      select word from public.directory_word
      where public.one_letter_less(array[word]) && public.one_letter_less(array[typed]) and public.is_one_letter_off(word, typed)
      union
      (select word from public.directory_word where length(typed) > 3 and typed <% word
        order by word_similarity(typed, word) desc, word limit 12)
    ) as one;
  end if;
  return array_to_string(near, ' | ')::tsquery;
end $$;

-- Makes what is searched of these organisations true again.
create function refresh_organisation_search(ids uuid[]) returns void language plpgsql as $$
begin
  delete from public.organisation_search
  where organisation_id = any (ids)
    and not exists (select from public.organisation where id = organisation_id and state = 'listed');

  insert into public.organisation_search (organisation_id, country_code, category, name, names, terms)
  select it.id, it.country_code, it.category, public.search_key(it.name),
    '|' || (
      select string_agg(public.search_key(every.name), '|') from (
        select it.name union select unnest(it.acronyms)
        union select one.name from public.organisation_name one where one.organisation_id = it.id
        union select one.name from public.organisation_former_name one where one.organisation_id = it.id
      ) as every (name)
    ) || '|',
    it.terms
      || coalesce((select public.all_terms(one.terms) from public.organisation_name one where one.organisation_id = it.id), '')
      || coalesce((select public.all_terms(one.terms) from public.organisation_former_name one where one.organisation_id = it.id), '')
      || array_to_tsvector(array['#' || lower(it.country_code), '#' || it.category])
  from public.organisation it
  where it.id = any (ids) and it.state = 'listed'
  on conflict (organisation_id) do update set country_code = excluded.country_code, category = excluded.category,
    name = excluded.name, names = excluded.names, terms = excluded.terms;

  insert into public.directory_word (word)
  select distinct word from public.organisation_search, unnest(tsvector_to_array(terms)) as word
  where organisation_id = any (ids) and length(word) between 3 and 40 and word !~ ('^#|[' || public.dense_script() || ']')
  order by word
  on conflict do nothing;
end $$;

create function follow_organisation() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    perform public.refresh_organisation_search(array_agg(new_row.id)) from new_row join old_row on old_row.id = new_row.id
    where (new_row.name, new_row.acronyms, new_row.state, new_row.country_code, new_row.category)
      is distinct from (old_row.name, old_row.acronyms, old_row.state, old_row.country_code, old_row.category)
    having count(*) > 0;
  elsif tg_op = 'DELETE' then
    perform public.refresh_organisation_search(array_agg(id)) from old_row having count(*) > 0;
  else
    perform public.refresh_organisation_search(array_agg(id)) from new_row having count(*) > 0;
  end if;
  return null;
end $$;
create trigger search_follows_new_organisation after insert on organisation
  referencing new table as new_row for each statement execute function follow_organisation();
create trigger search_follows_organisation after update on organisation
  referencing old table as old_row new table as new_row for each statement execute function follow_organisation();
create trigger search_follows_lost_organisation after delete on organisation
  referencing old table as old_row for each statement execute function follow_organisation();

create function follow_organisation_names() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    perform public.refresh_organisation_search(array_agg(distinct organisation_id)) from old_row having count(*) > 0;
  else
    perform public.refresh_organisation_search(array_agg(distinct organisation_id)) from new_row having count(*) > 0;
  end if;
  return null;
end $$;
create trigger search_follows_new_name after insert on organisation_name
  referencing new table as new_row for each statement execute function follow_organisation_names();
create trigger search_follows_name after update on organisation_name
  referencing new table as new_row for each statement execute function follow_organisation_names();
create trigger search_follows_lost_name after delete on organisation_name
  referencing old table as old_row for each statement execute function follow_organisation_names();
create trigger search_follows_new_former_name after insert on organisation_former_name
  referencing new table as new_row for each statement execute function follow_organisation_names();
create trigger search_follows_former_name after update on organisation_former_name
  referencing new table as new_row for each statement execute function follow_organisation_names();
create trigger search_follows_lost_former_name after delete on organisation_former_name
  referencing old table as old_row for each statement execute function follow_organisation_names();

select refresh_organisation_search(array_agg(id)) from organisation where state = 'listed';
