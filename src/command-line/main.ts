import { type PlainVerb, type Verb } from '../platform/command-line.ts'
import { readConfig } from '../platform/config.ts'
import { isRefusal } from '../values/refusal.ts'
import { readOptions, WrongUse } from './arguments.ts'
import { helpForAll, helpForOne } from './help.ts'
import { inWords } from './print.ts'
import { withHouse } from './session.ts'
import { explain } from './trouble.ts'
import { nouns, verbsOf } from './verbs.ts'

process.exitCode = await main(process.argv.slice(2)).catch(explain)

async function main(given: readonly string[]): Promise<number> {
  const [noun = '', second = ''] = given.filter((word) => !word.startsWith('-'))
  const wantsHelp = given.includes('--help') || given.includes('-h')
  if (!noun || noun === 'help') return show(helpForAll(await verbsOf()), noun || wantsHelp ? 0 : 2)
  const verbs = await verbsOf(noun)
  if (verbs.length === 0)
    throw new WrongUse(`There is nothing called "${noun}". There are: ${nouns.join(', ')}.`)
  const verb = verbs.find((one) => one.verb === second || one.verb === '')
  if (!verb && wantsHelp) return show(helpForAll(verbs), 0)
  if (!verb) throw new WrongUse(`"${noun}" can: ${verbs.map((one) => one.verb).join(', ')}.`)
  if (wantsHelp) return show(helpForOne(verb), 0)
  return run(verb, given.slice(given.indexOf(verb.verb || noun) + 1))
}

async function run(verb: Verb | PlainVerb, given: readonly string[]): Promise<number> {
  const { json, ...options } = readOptions(verb, given)
  const read = readConfig(process.env)
  if (!read.ok)
    throw new WrongUse(
      `The settings are not right:\n${read.problems.map((problem) => `  - ${problem}`).join('\n')}`,
    )
  const purpose = `bin/plenary ${verb.noun} ${verb.verb}`.trim()
  const outcome = await ('runWithout' in verb
    ? verb.runWithout(read.config, options)
    : withHouse(read.config, purpose, (house) => verb.run(house, json ? { ...options, json } : options)))
  if (isRefusal(outcome)) throw outcome
  return show(json ? JSON.stringify(outcome ?? null, null, 2) : inWords(outcome), 0)
}

function show(text: string, code: number): number {
  if (text) process.stdout.write(text.endsWith('\n') ? text : `${text}\n`)
  return code
}
