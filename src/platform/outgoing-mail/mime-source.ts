import { encode as inBase64, wrap as linesOfBase64 } from 'nodemailer/lib/base64'
import type MimeNode from 'nodemailer/lib/mime-node'
import { encode as inPrintable, wrap as linesOfPrintable } from 'nodemailer/lib/qp'

/**
 * A message as it travels. The library would build the same through a dozen streams, which take longer than everything
 * else about a mail; but all our parts are here already.
 */
export const sourceOf = (root: MimeNode): string => {
  const source = partOf(root).replace(/(?<!\r)\n/g, '\r\n')
  return source.endsWith('\n') ? source : `${source}\r\n`
}

function partOf(node: MimeNode): string {
  const head = `${node.buildHeaders()}\r\n\r\n`
  if (!node.multipart) return head + bodyOf(node)
  const parts = node.childNodes.map((child) => `--${node.boundary}\r\n${partOf(child)}`)
  return `${head}${parts.join('\r\n')}\r\n--${node.boundary}--\r\n`
}

function bodyOf(node: MimeNode): string {
  const { content = '' } = node
  if (typeof content !== 'string' && !Buffer.isBuffer(content)) throw new Error('a part is text or bytes')
  switch (node.getTransferEncoding()) {
    case 'base64':
      return linesOfBase64(inBase64(content))
    case 'quoted-printable':
      return linesOfPrintable(inPrintable(content))
    default:
      return content.toString()
  }
}
