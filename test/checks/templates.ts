import ts from 'typescript'
import { Markup } from './markup.ts'
import type { Sources } from './sources.ts'
import { product } from './sources.ts'
import { each, parsed, placeOf } from './syntax.ts'

const addresses = new Set(['href', 'src', 'action', 'formaction', 'poster', 'cite', 'data'])

/**
 * What escaping alone cannot hold: values stand in text or in quoted attributes only, addresses are made by `url()`
 * or `t.path()`, and nothing is styled or scripted in place. Mails may style in place: most readers of mail know no
 * other way, and no security policy reaches them.
 */
export function unsafeTemplates(all: Sources): string[] {
  const found: string[] = []
  for (const [path, text] of product(all, /^src\/.*\.ts$/)) {
    const mayStyle = path.startsWith('src/platform/outgoing-mail/')
    each(parsed(path, text), (node) => {
      if (!ts.isTaggedTemplateExpression(node) || node.tag.getText() !== 'html') return
      for (const finding of inTemplate(node.template, mayStyle)) found.push(`${placeOf(node)} ${finding}`)
    })
  }
  return found
}

function inTemplate(template: ts.TemplateLiteral, mayStyle: boolean): string[] {
  const found: string[] = []
  const markup = new Markup((name, value) => found.push(...inAttribute(name, value, mayStyle)))
  if (ts.isNoSubstitutionTemplateLiteral(template)) {
    markup.feed(template.text)
    return found
  }
  markup.feed(template.head.text)
  for (const { expression, literal } of template.templateSpans) {
    const trouble = landing(markup, expression)
    if (trouble) found.push(trouble)
    markup.skip()
    markup.feed(literal.text)
  }
  return found
}

function landing(markup: Markup, value: ts.Expression): string | undefined {
  const shown = value.getText().slice(0, 60)
  switch (markup.where) {
    case 'text':
      return undefined
    case 'quoted':
      return addresses.has(markup.attribute) && !isSafeAddress(markup.value, value)
        ? `puts ${shown} into ${markup.attribute} without url() or t.path()`
        : undefined
    case 'before-value':
    case 'unquoted':
      return `puts ${shown} into ${markup.attribute} without quotes`
    case 'tag':
    case 'name':
      return `puts ${shown} inside the tag <${markup.tag}>`
    case 'raw':
    case 'comment':
      return `puts ${shown} into a comment, script or style`
  }
}

function inAttribute(name: string, value: string, mayStyle: boolean): string[] {
  if (name === 'style' && !mayStyle) return ['styles in place: the content security policy refuses it']
  if (/^on[a-z]/i.test(name)) return [`scripts in place (${name}): the content security policy refuses it`]
  if (addresses.has(name) && /^\s*javascript:/i.test(value)) return [`${name} is a script`]
  if (addresses.has(name) && /^\/(?!assets\/|favicon)/.test(value))
    return [`${name}="${value}" names no language: use t.path()`]
  return []
}

/** An address is whole from `url()` or `t.path()`, or its beginning already says what kind it is. */
function isSafeAddress(before: string, value: ts.Expression): boolean {
  if (/^(…|#|\?|mailto:|tel:|cid:|\/assets\/)/.test(before)) return true
  return before === '' && isMadeAddress(value)
}

/** `url(…)`, `t.path(…)`, or a name of the same file that holds one. */
function isMadeAddress(value: ts.Expression): boolean {
  if (ts.isCallExpression(value)) return /(^|\.)(url|path|asset)$/.test(value.expression.getText())
  if (!ts.isIdentifier(value)) return false
  let made = false
  each(value.getSourceFile(), (node) => {
    if (!ts.isVariableDeclaration(node) || node.name.getText() !== value.text || !node.initializer) return
    made ||= ts.isCallExpression(node.initializer) && isMadeAddress(node.initializer)
  })
  return made
}
