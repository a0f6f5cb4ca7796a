import ts from 'typescript'
import type { Sources } from './sources.ts'
import { product } from './sources.ts'
import { calledBy, each, parsed, placeOf, words } from './syntax.ts'
import { shelves } from './texts.ts'

/**
 * How the sources use keys: whole ones, beginnings such as `registrations.state.` of a template literal, and endings
 * such as `.title` that are put to a whole one.
 */
type Use = {
  readonly whole: ReadonlySet<string>
  readonly patterns: readonly RegExp[]
  readonly endings: ReadonlySet<string>
}

function isUsed(key: string, { whole, patterns, endings }: Use): boolean {
  if (whole.has(key) || patterns.some((pattern) => pattern.test(key))) return true
  return [...endings].some((ending) => key.endsWith(ending) && whole.has(key.slice(0, -ending.length)))
}

const shapeOfKey = /^[a-z][a-z0-9-]*(\.[A-Za-z0-9-]+)+$/

/** Properties whose words are text keys by contract: problems and refusals. */
const codes = new Set(['code', 'refused', 'missing', 'tooLong', 'unreadable'])

/** Every text is said somewhere. A key made with a template literal counts as used for all that it could become. */
export function unusedTexts(all: Sources): string[] {
  const use = usedKeys(all)
  const keys = new Set<string>()
  const found: string[] = []
  for (const { texts } of shelves(all))
    for (const { key, file } of texts) {
      if (keys.has(key) || isUsed(key, use)) continue
      keys.add(key)
      found.push(`${file} "${key}" is said nowhere`)
    }
  return found
}

/** Every key that is asked for, by `t(…)`, `t.html(…)`, `refuse(…)` or as the code of a problem, is there. */
export function unknownTexts(all: Sources): string[] {
  const known = new Set(shelves(all).flatMap((shelf) => shelf.texts.map((text) => text.key)))
  const found: string[] = []
  for (const [path, text] of product(all, /^src\/.*\.ts$/))
    each(parsed(path, text), (node) => {
      const key = askedHere(node)
      if (key !== undefined && shapeOfKey.test(key) && !known.has(key))
        found.push(`${placeOf(node)} asks for "${key}"`)
    })
  return found
}

function usedKeys(all: Sources): Use {
  const whole = new Set<string>()
  const endings = new Set<string>()
  const patterns: RegExp[] = []
  for (const [path, text] of product(all, /^(src|client|db|profiles)\/.*\.(ts|json)$/)) {
    if (/\/texts\/[^/]+\.json$/.test(path)) continue
    each(path.endsWith('.json') ? ts.parseJsonText(path, text) : parsed(path, text), (node) => {
      if (ts.isStringLiteralLike(node) && shapeOfKey.test(node.text)) whole.add(node.text)
      if (ts.isTemplateExpression(node) && /^[a-z][a-z0-9-]*\.[\w.-]*$/.test(node.head.text))
        patterns.push(patternOf(node))
      if (ts.isTemplateExpression(node) && endingOf(node)) endings.add(endingOf(node) as string)
    })
  }
  return { whole, patterns, endings }
}

const patternOf = (node: ts.TemplateExpression): RegExp => {
  const pieces = [node.head.text, ...node.templateSpans.map((span) => span.literal.text)]
  return new RegExp(`^${pieces.map((piece) => piece.replaceAll('.', '\\.')).join('[\\w.-]+')}$`)
}

/** `.title` of a template that is one value and this. */
function endingOf(node: ts.TemplateExpression): string | undefined {
  const ending = node.templateSpans[0]?.literal.text ?? ''
  const isOne = node.head.text === '' && node.templateSpans.length === 1
  return isOne && /^\.[a-z][\w.-]*$/.test(ending) ? ending : undefined
}

function askedHere(node: ts.Node): string | undefined {
  if (ts.isCallExpression(node)) {
    const verb = calledBy(node)
    const isText =
      verb === 't' || verb === 'refuse' || (verb === 'html' && ts.isPropertyAccessExpression(node.expression))
    return isText ? words(node.arguments[0]) : undefined
  }
  if (ts.isPropertyAssignment(node) && codes.has(node.name.getText())) return words(node.initializer)
  return undefined
}
