/** The words of a mail, and what stands under or between them that somebody else said before. */
export type Trimmed = { readonly words: string; readonly quoted: string | undefined }

// How mail programs announce what they repeat, in the languages people write to us in.
const announced = [
  /^-{2,}\s*(original message|message d.origine|mensaje original|исходное сообщение|原始邮件|原始郵件|الرسالة الأصلية)\s*-{2,}$/iu,
  /^_{10,}$/,
  /^(on|le|el|am|il|em)\s.{5,200}(wrote|écrit|escribió|schrieb|scritto|escreveu)\s*:$/isu,
  /^.{5,200}(пишет|написала?|写道|寫道|كتب)[^:：]{0,80}[:：]$/isu,
]
const headers = /^(from|de|von|от|发件人|寄件者|من)\s*[:：]/iu

/**
 * What somebody wrote, without what their mail program repeats under it. Where nothing would be left, nothing is taken away:
 * whoever answers between quoted lines is read whole.
 */
export function withoutQuoted(text: string): Trimmed {
  const lines = text.replace(/\r\n?/g, '\n').split('\n')
  // Looked for once: a mail may have as many lines as it likes.
  const quotedFrom = lines.findLastIndex((one) => one.trim() !== '' && !one.startsWith('>')) + 1
  const at = lines.findIndex((_, place) => beginsQuote(lines, place, quotedFrom))
  const head = (at < 0 ? lines : lines.slice(0, at)).join('\n').trim()
  const rest = at < 0 ? '' : lines.slice(at).join('\n').trim()
  const saysMore = /^>/m.test(rest) && rest.split('\n').some((line, place) => place > 1 && isOwn(line))
  if (head === '' || saysMore) return { words: text.trim(), quoted: undefined }
  return { words: head, quoted: rest === '' ? undefined : rest }
}

/** A line after quoted lines that is not quoted itself: somebody answers line by line. */
const isOwn = (line: string): boolean =>
  line.trim() !== '' && !line.startsWith('>') && !announced.some((one) => one.test(line.trim()))

/** `quotedFrom`: from there on everything is quoted. */
function beginsQuote(lines: readonly string[], place: number, quotedFrom: number): boolean {
  const line = lines[place]?.trim() ?? ''
  const next = lines[place + 1]?.trim() ?? ''
  if (line === '') return false
  // Long announcements are broken in two.
  if (announced.some((one) => one.test(line) || (!line.endsWith('.') && one.test(`${line} ${next}`))))
    return true
  if (/^>/.test(line)) return place >= quotedFrom
  return (
    headers.test(line) &&
    lines.slice(place + 1, place + 4).filter((one) => /^[\p{L} -]{1,20}[:：]/u.test(one.trim())).length >= 2
  )
}

/** Nobody wrote it: an away message, a bounce, a list. It would open threads again and be answered by a machine. */
export function isByMachine(field: (name: string) => string | undefined, sender: string): boolean {
  const auto = field('auto-submitted')?.trim().toLowerCase()
  if (sender === '' || (auto !== undefined && auto !== 'no')) return true
  if (/^(bulk|junk|list|auto_reply)\b/i.test(field('precedence')?.trim() ?? '')) return true
  return ['list-id', 'x-autoreply', 'x-autorespond'].some((name) => field(name) !== undefined)
}
