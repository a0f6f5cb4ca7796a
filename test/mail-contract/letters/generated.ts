/** Letters that are too long to be written down, by name. */
export const generated: Readonly<Record<string, string>> = {
  'many parts': letter(
    'Content-Type: multipart/mixed; boundary=b',
    '',
    ...Array.from({ length: 60 }, (_, n) => `--b\nContent-Type: text/x-${n}\n\n${'x\n'.repeat(n)}`),
    '--b--',
  ),
  'many people': letter(
    `To: ${Array.from({ length: 40 }, (_, n) => `"Person ${n}" <p${n}@example.org>`).join(',\n ')}`,
    `Subject: ${'long words '.repeat(300)}`,
    '',
    'Body.',
  ),
  'a boundary of a hundred signs': letter(
    `Content-Type: multipart/mixed; boundary="${'b'.repeat(100)}"`,
    '',
    `--${'b'.repeat(100)}`,
    '',
    'one',
    `--${'b'.repeat(100)}--`,
  ),
  'twenty multiparts in each other': letter(
    ...Array.from({ length: 20 }, (_, n) => `Content-Type: multipart/mixed; boundary=b${n}-\n\n--b${n}-`),
    '',
    'text',
    ...Array.from({ length: 20 }, (_, n) => `--b${19 - n}---`),
  ),
  'a field with a very long name': letter(`${'X'.repeat(300)}: y`, 'Subject: after it', '', 'Body.'),
}

function letter(...lines: readonly string[]): string {
  return ['From: a@example.org', 'MIME-Version: 1.0', ...lines, ''].join('\n')
}
