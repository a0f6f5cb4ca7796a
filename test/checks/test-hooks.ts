import ts from 'typescript'
import type { Sources } from './sources.ts'
import { isTest } from './sources.ts'
import { calledBy, each, parsed, placeOf } from './syntax.ts'

/**
 * Test files run in one process, so a `beforeEach` at the top of a file would run before the tests of all the others.
 * Inside a `describe` it is its own.
 */
export function looseHooks(all: Sources): string[] {
  const found: string[] = []
  for (const [path, text] of all) {
    if (!isTest(path)) continue
    const source = parsed(path, text)
    each(source, (node) => {
      if (
        !ts.isCallExpression(node) ||
        !ts.isExpressionStatement(node.parent) ||
        node.parent.parent !== source
      )
        return
      if (/^(beforeEach|afterEach)$/.test(calledBy(node)))
        found.push(`${placeOf(node)} ${calledBy(node)} outside of a describe`)
    })
  }
  return found
}
