import type { Said } from './said.ts'

const isList = (it: Said | undefined): it is readonly Said[] => Array.isArray(it)
const textOf = (it: Said | undefined): string | null =>
  it === undefined || typeof it === 'string' || isList(it) ? null : (it as { text: string }).text

/** A text without what blanks add to it: unfolding leaves them (RFC 5322 2.2.3), Dovecot makes one of many. */
const onBlanks = (it: Said | undefined) => textOf(it)?.replace(/\s+/g, ' ').trim() ?? null
const small = (it: Said | undefined) => textOf(it)?.toLowerCase() ?? null

/** What stands in for what is missing in an address: RFC 3501 has no word for it, Dovecot says `MISSING_DOMAIN`, we say nothing. */
const orNothing = (text: string | null) => text?.replace(/^MISSING_(?:MAILBOX|DOMAIN)$/, '') ?? null

/** An ENVELOPE as values, whatever its spelling. */
export function envelopeMeant(it: Said): unknown {
  if (!isList(it)) return it
  const people = (list: Said | undefined) =>
    isList(list)
      ? list.map((one) => (isList(one) ? one.map((field) => orNothing(onBlanks(field))) : one))
      : null
  const [date, subject, from, sender, replyTo, to, cc, bcc, inReplyTo, messageId] = it
  return {
    ...{
      date: onBlanks(date),
      subject: onBlanks(subject),
      inReplyTo: onBlanks(inReplyTo),
      messageId: onBlanks(messageId),
    },
    ...{
      from: people(from),
      sender: people(sender),
      replyTo: people(replyTo),
      to: people(to),
      cc: people(cc),
      bcc: people(bcc),
    },
  }
}

/** BODY or BODYSTRUCTURE as values. Types and names are the same in any case (RFC 2045 5.1), parameters in any order. */
export function structureMeant(it: Said): unknown {
  if (!isList(it)) return it
  const end = it.findIndex((one) => !isList(one))
  if (end > 0) {
    const [subtype, parameters, ...more] = it.slice(end)
    const extended =
      parameters === undefined ? {} : { parameters: parametersMeant(parameters), ...moreMeant(more) }
    return { parts: it.slice(0, end).map(structureMeant), subtype: small(subtype), ...extended }
  }
  const [type, subtype, parameters, id, description, encoding, size, ...rest] = it
  const isText = small(type) === 'text'
  const isMessage = small(type) === 'message' && small(subtype) === 'rfc822'
  const own = isMessage ? 3 : isText ? 1 : 0
  const [md5, ...more] = rest.slice(own)
  return {
    ...{ type: small(type), subtype: small(subtype), parameters: parametersMeant(parameters, isText) },
    ...{ id: textOf(id), description: onBlanks(description), encoding: small(encoding), size },
    ...(isMessage && { envelope: envelopeMeant(rest[0]!), structure: structureMeant(rest[1]!) }),
    ...(own > 0 && { lines: rest[own - 1] }),
    ...(md5 !== undefined && { md5: textOf(md5), ...moreMeant(more) }),
  }
}

/** A text without a charset is in US-ASCII (RFC 2046 4.1.2), whether a server says so or not. */
function parametersMeant(it: Said | undefined, isText = false): unknown {
  const all = isList(it) ? it : []
  const named = all.flatMap((name, n) => (n % 2 === 0 ? [[small(name), textOf(all[n + 1])]] : []))
  if (isText && !named.some(([name]) => name === 'charset')) named.push(['charset', 'us-ascii'])
  return named.map((one) => one.join('=')).sort()
}

/** One language alone may be said as a string or as a list of one (RFC 3501 7.4.2). */
function moreMeant([disposition, language, location]: readonly Said[]): object {
  return {
    disposition: isList(disposition) ? [small(disposition[0]), parametersMeant(disposition[1])] : null,
    language: isList(language) ? language.map(textOf) : language === 'NIL' ? null : [textOf(language)],
    location: textOf(location),
  }
}
