import { sql, type Expression, type SqlBool } from 'kysely'
import { meaningOf, type Filter } from '../filter.ts'

const day = 24 * 60 * 60_000

/**
 * The registrations of a filter, for any query over `registration`: `.where(whereOf(filter, now))`. Never drafts; and
 * nobody at all where something of the filter could not be understood.
 */
export function whereOf(filter: Filter, now: Date): Expression<SqlBool> {
  if (filter.unread.length > 0) return sql<SqlBool>`false`
  return sql.join<SqlBool>([sent, ...conditionsOf(filter, now)], sql` and `)
}

const sent = sql<SqlBool>`registration.state <> 'draft'`

function conditionsOf(filter: Filter, now: Date): Expression<SqlBool>[] {
  const { event, states, mode, category, country, organisation, represents, desk, age, words, visa } = filter
  const all: (Expression<SqlBool> | undefined)[] = [
    event === undefined
      ? undefined
      : sql`registration.event_id = (select event.id from event where event.code = ${event})`,
    stateIn(states),
    mode === undefined ? undefined : sql`registration.mode = ${mode}`,
    category === undefined ? undefined : sql`registration.category = ${category}`,
    country === undefined
      ? undefined
      : sql`registration.person_id in (select person.id from person where person.country_code = ${country})`,
    organisation === undefined ? undefined : sql`registration.organisation_id = ${organisation}::uuid`,
    represents === undefined ? undefined : isFor(represents),
    desk === undefined
      ? undefined
      : desk === 'nobody'
        ? sql`registration.waits_for is null`
        : sql`registration.waits_for = ${desk}`,
    age === undefined ? undefined : sql`registration.submitted_at <= ${new Date(now.getTime() - age * day)}`,
    words === undefined ? undefined : isMeant(words),
    visa === undefined ? undefined : sql`registration.asks_visa = ${visa}`,
    filter.question && isAnswered(filter.question),
  ]
  return all.filter((one) => one !== undefined)
}

/** One state is written as equality, so that an index by state and time gives its rows in order. */
function stateIn(states: Filter['states']): Expression<SqlBool> | undefined {
  if (states.length === 0) return undefined
  return states.length === 1
    ? sql`registration.state = ${states[0]}`
    : sql`registration.state = any(${[...states]}::text[])`
}

/** Every word begins a word of one of the organisation's names. */
const isFor = (words: string): Expression<SqlBool> =>
  sql`registration.organisation_id in (select found.organisation_id from organisation_search as found
    where exists (select from search_parts(${words}))
      and found.terms @@ all (array(select part.query from search_parts(${words}) as part)))`

/** The number, or people by their names, or by how their address or user name begins. */
function isMeant(words: string): Expression<SqlBool> {
  const meant = meaningOf(words)
  return 'number' in meant
    ? sql`registration.number = ${meant.number}`
    : sql`registration.person_id in (${peopleMeant(meant)})`
}

/** For queries over `person`: the same words mean these people; a number means whose registration it is. */
export function isMeantPerson(words: string): Expression<SqlBool> {
  const meant = meaningOf(words)
  return 'number' in meant
    ? sql`person.id in (select registration.person_id from registration where registration.number = ${meant.number})`
    : sql`person.id in (${peopleMeant(meant)})`
}

function peopleMeant({ name, key }: { readonly name?: string; readonly key?: string }) {
  const ways = [
    ...(name === undefined ? [] : [sql`select person.id from person where ${isCalled(name)}`]),
    ...(key === undefined ? [] : [isKnownAs(key)]),
  ]
  return ways.length > 0 ? sql.join(ways, sql` union `) : sql`select null::uuid where false`
}

/** Every word begins a word of some name of theirs; one letter of an alphabet begins too many and stands for itself. */
const isCalled = (name: string) => sql`array_to_tsvector(person.words) @@ (
  select string_agg('''' || word || '''' || case
    when length(word) > 1 or word ~ '[\\u2E80-\\u9FFF\\uAC00-\\uD7AF]' then ':*' else '' end, ' & ')::tsquery
  from unnest(name_words(${name.replaceAll(backslash, ' ')})) as word)`

const backslash = '\\'

const isKnownAs = (key: string) => sql`select account.person_id from account_identifier
  join account on account.id = account_identifier.account_id
  where account_identifier.key ~>=~ ${key} and account_identifier.key ~<~ ${`${key}\u{10FFFF}`}
    and account_identifier.ended_at is null`

/** An answer that says something: neither empty words nor an empty list. */
function isAnswered(question: NonNullable<Filter['question']>): Expression<SqlBool> {
  const value = sql`registration.answers #> array['questions', ${question.id}::text, 'value']`
  const is = sql<SqlBool>`coalesce(${value}, 'null') not in ('null', '""', '[]')`
  return question.answered ? is : sql<SqlBool>`not (${is})`
}
