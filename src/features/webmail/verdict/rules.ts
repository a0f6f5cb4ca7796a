import { asksForSecret } from './asking/rules.ts'
import { domainOf, domainShown, hasMixedLetters, isNumber, isWithin, lookAlikeOf } from './domains/rules.ts'
import type { Judgement, LetterFacts, Sign, SignCode } from './types.ts'

/** How much each sign says. Three together, or one that says it all, and the letter is not from whom it says. */
const weight: Readonly<Record<SignCode, number>> = {
  'look-alike': 3,
  'mixed-letters': 3,
  'not-from-domain': 3,
  'two-endings': 3,
  'hides-direction': 3,
  'body-name': 2,
  'other-address': 2,
  'asks-password': 2,
  'link-elsewhere': 2,
  program: 2,
  'link-number': 1,
  'reply-elsewhere': 1,
  macro: 1,
  'first-time': 0,
}

/** What a letter is worth believing: every sign that was seen, the strongest first, and what they come to. */
export function judge(it: LetterFacts): Judgement {
  if (it.origin === 'own') return { level: 'none', signs: [] }
  const all = [...(it.origin === 'outside' ? [...ofSender(it), ...ofWords(it)] : []), ...ofFiles(it)]
  const found = all.filter((sign, place) => all.findIndex(({ code }) => code === sign.code) === place)
  const sum = found.reduce((before, { code }) => before + weight[code], 0)
  // That somebody writes for the first time says something only beside something else.
  const isFirst = sum > 0 && it.origin === 'outside' && !it.sender.isKnown
  const signs = found.sort((one, other) => weight[other.code] - weight[one.code])
  return {
    level: sum >= 3 ? 'bad' : sum > 0 ? 'doubt' : 'none',
    signs: isFirst ? [...signs, firstTime(it)] : signs,
  }
}

const day = 86_400_000

function firstTime({ sender, now }: LetterFacts): Sign {
  const days = sender.firstSeen
    ? Math.max(0, Math.floor((now.getTime() - sender.firstSeen.getTime()) / day))
    : 0
  return { code: 'first-time', values: { days } }
}

const turns = /[\u202A-\u202E\u2066-\u2069]/

function ofSender({ from, replyTo, dmarc, subject, sender, memberOfThatName, body }: LetterFacts): Sign[] {
  const signs: Sign[] = []
  const domain = domainOf(from.address)
  const isBodys = body.domains.some((one) => isWithin(domain, one))
  const isMembers = body.memberDomains.some((one) => isWithin(domain, one))
  const like =
    isMembers || sender.isKnown
      ? undefined
      : lookAlikeOf(domain, domain, [...body.domains, ...body.memberDomains])
  if (like) signs.push({ code: 'look-alike', values: { domain, like } })
  if (hasMixedLetters(domain)) signs.push({ code: 'mixed-letters', values: { domain } })
  // A letter in the body's own name that came from elsewhere must prove itself; others must only not be disowned.
  if (isBodys ? dmarc !== 'pass' : dmarc === 'fail')
    signs.push({ code: 'not-from-domain', values: { domain } })
  if (turns.test(from.name) || turns.test(subject)) signs.push({ code: 'hides-direction' })
  if (sender.isKnown) return signs
  if (!isBodys && body.names.some((name) => hasName(from.name, name)))
    signs.push({ code: 'body-name', values: { domain } })
  if (memberOfThatName && !isBodys && memberOfThatName.toLowerCase() !== from.address.toLowerCase())
    signs.push({ code: 'other-address', values: { name: from.name } })
  if (replyTo && !sameHouse(domainOf(replyTo), domain))
    signs.push({ code: 'reply-elsewhere', values: { domain: domainOf(replyTo) } })
  return signs
}

/** Whether a name stands in another as a word of its own. */
const hasName = (whole: string, name: string): boolean =>
  ` ${whole.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ')} `.includes(
    ` ${name
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()} `,
  )

const sameHouse = (one: string, other: string): boolean => isWithin(one, other) || isWithin(other, one)

function ofWords({ subject, text, links, body, sender }: LetterFacts): Sign[] {
  const signs: Sign[] = []
  if (asksForSecret(subject, text)) signs.push({ code: 'asks-password' })
  const misled = links
    .map(({ text, host }) => ({ shown: domainShown(text), host }))
    .find(({ shown, host }) => shown !== undefined && !sameHouse(host, shown))
  if (misled?.shown)
    signs.push({ code: 'link-elsewhere', values: { shown: misled.shown, host: misled.host } })
  const alike = links
    .map(({ host }) => ({ host, like: lookAlikeOf(host, host, body.domains) }))
    .find(({ like }) => like)
  if (alike?.like && !sender.isKnown)
    signs.push({ code: 'look-alike', values: { domain: alike.host, like: alike.like } })
  const number = links.find(({ host }) => isNumber(host))
  if (number) signs.push({ code: 'link-number', values: { host: number.host } })
  return signs
}

const programs =
  /\.(?:exe|com|scr|pif|bat|cmd|msi|msp|msix|appx|jar|vbs?|vbe|jse?|wsf|wsh|hta|ps1|psm1|lnk|url|reg|cpl|dll|iso|img|vhdx?|chm|scf|application|gadget|inf|sh|command|app|dmg|pkg|deb|rpm|svg|html?|xhtml|shtml|mht(?:ml)?|one)$/i
const macros = /\.(?:doc|xls|ppt|pot|pps|xla|dot)m$|\.(?:xlam|ppam|xll|slk|iqy|mdb|accdb)$/i
const hides = /\.(?:pdf|docx?|xlsx?|pptx?|jpe?g|png|txt|zip|mp[34])\s*\.[a-z0-9]{2,5}$/i

function ofFiles({ fileNames, origin }: LetterFacts): Sign[] {
  const signs: Sign[] = []
  const named = (code: SignCode, file: string | undefined) =>
    file !== undefined && signs.push({ code, values: { file } })
  const program = fileNames.find((name) => programs.test(name.trim()))
  if (fileNames.some((name) => turns.test(name))) signs.push({ code: 'hides-direction' })
  if (program && hides.test(program)) named('two-endings', program)
  else named('program', program)
  if (origin === 'outside')
    named(
      'macro',
      fileNames.find((name) => macros.test(name)),
    )
  return signs
}
