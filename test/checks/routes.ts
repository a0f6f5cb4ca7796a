import { join } from 'node:path/posix'
import ts from 'typescript'
import type { Sources } from './sources.ts'
import { product } from './sources.ts'
import { each, parsed, placeOf, words } from './syntax.ts'

const verbs = new Set(['get', 'post', 'put', 'patch', 'delete', 'head', 'options', 'route', 'all'])
const needed = ['permission', 'freshness', 'limit']

/**
 * Every route names who may come in, how recently proven, and which limit holds. The server refuses to start without;
 * this finds it before anything starts.
 */
export function silentRoutes(all: Sources): string[] {
  const found: string[] = []
  for (const [path, text] of product(all, /^src\/features\/.*\.ts$/)) {
    const source = parsed(path, text)
    each(source, (node) => {
      if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return
      const { expression, name } = node.expression
      if (!/^(server|app|routes)$/.test(expression.getText()) || !verbs.has(name.text)) return
      const url = words(node.arguments[0])
      if (url === undefined || !url.startsWith('/')) return
      const said = saidBy(all, node.arguments[1])
      const lacking = needed.filter((word) => !new RegExp(`\\b${word}\\b`).test(said))
      if (lacking.length > 0)
        found.push(`${placeOf(node)} ${name.text.toUpperCase()} ${url} names no ${lacking.join(', no ')}`)
      if (isAct(url)) found.push(`${placeOf(node)} ${url} is an act in the address; acts are nouns`)
    })
  }
  return found
}

/** The options as they are written; names in them are followed to where they are set, in the same file or one it takes them from. */
function saidBy(all: Sources, options: ts.Node | undefined): string {
  if (!options || ts.isFunctionLike(options)) return ''
  const followed = new Set<string>()
  const said: string[] = []
  const follow = (node: ts.Node) => {
    said.push(node.getText())
    each(node, (inner) => {
      if (!ts.isIdentifier(inner) || followed.has(inner.text)) return
      followed.add(inner.text)
      const place = node.getSourceFile()
      const set = settingOf(place, inner.text) ?? settingElsewhere(all, place, inner.text)
      if (set) follow(set)
    })
  }
  follow(options)
  return said.join(' ')
}

/** Where a name is set that a file takes from another one of ours. */
function settingElsewhere(all: Sources, source: ts.SourceFile, name: string): ts.Node | undefined {
  for (const node of source.statements) {
    if (!ts.isImportDeclaration(node) || !node.importClause?.namedBindings) continue
    const from = words(node.moduleSpecifier)
    const { namedBindings } = node.importClause
    if (!from?.startsWith('.') || !ts.isNamedImports(namedBindings)) continue
    if (!namedBindings.elements.some((one) => one.name.text === name)) continue
    const path = join(source.fileName, '..', from)
    const text = all.get(path)
    return text === undefined ? undefined : settingOf(parsed(path, text), name)
  }
  return undefined
}

function settingOf(source: ts.SourceFile, name: string): ts.Node | undefined {
  let set: ts.Node | undefined
  each(source, (node) => {
    if (ts.isVariableDeclaration(node) && node.name.getText() === name) set = node.initializer
    if (ts.isFunctionDeclaration(node) && node.name?.text === name) set = node.body
  })
  return set
}

const isAct = (url: string): boolean =>
  /\/(create|update|delete|approve|reject|submit|send|edit|do|get)(\/|$)/.test(url)
