import type { House } from '../../../platform/house.ts'
import { formOf, signedIn, textsOf, type Reply, type Request } from '../../../platform/http/index.ts'
import { timeOf } from '../../../platform/i18n/index.ts'
import { isRefusal } from '../../../values/refusal.ts'
import type { Mine } from '../mine.ts'
import { readerOf } from '../reading/view.ts'
import { saveDraft } from './actions/save.ts'
import { aboutOf, formIn, parseLetter, type Around } from './parse.ts'

/** Keeps the draft while somebody writes on, and says in a few words how that went: a script asked, no page is shown. */
export async function keepQuietly(
  house: House,
  request: Request,
  reply: Reply,
  mine: Mine,
  around: Around,
): Promise<Reply> {
  const t = textsOf(request)
  const parsed = parseLetter(formOf(request), false)
  if (!parsed.ok) {
    const [problem] = parsed.problems
    return reply.code(422).send({ said: problem ? t(problem.code, problem.values) : '' })
  }
  const { name } = signedIn(request)
  const about = aboutOf(around)
  const wish = {
    written: parsed.value,
    name,
    draft: around.draft,
    form: formIn(around),
    about,
    added: [],
    withOriginals: around.originals,
  }
  const saved = await saveDraft(house, mine, wish)
  if (isRefusal(saved)) {
    const isFull = saved.refused.startsWith('mailbox.full')
    return reply.code(409).send({ said: isFull ? t('webmail.write.full') : t(saved.refused, saved.values) })
  }
  const { zone, now } = readerOf(house, request)
  return reply.send({
    draft: saved.draft,
    said: saved.isBesides ? t('webmail.draft.two') : t('webmail.write.kept', { time: timeOf(t, now, zone) }),
  })
}
