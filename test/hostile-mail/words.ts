import type { HostileLetter } from './letter.ts'

/** Letters whose words, names and files are to be taken for markup. */
export const words: readonly HostileLetter[] = [
  {
    name: 'CVE-2026-54433 markup in a plain letter',
    text: `Hello\n<img src=x onerror="{run}">\n<script>{run}</script>\nhttps://example.org/"onmouseover="{run}\n[1] https://example.org/<svg onload={run}>`,
  },
  {
    name: 'CVE-2023-43770 a link reference in a plain letter',
    text: `See [1]\n\n[1]: https://example.org/"><img src=x onerror={run}>\n[<script>{run}</script>] javascript:{run}`,
  },
  {
    name: 'CVE-2020-35730 marks of replacement in a plain letter',
    text: `##str_replacement[0]## https://example.org/##<img src=x onerror={run}>## x@example.org"onclick={run}`,
  },
  {
    name: 'CVE-2026-48849 markup in a subject',
    subject: `<img src=x onerror="{run}"><style>@import '{remote}/s.css'</style>`,
    text: 'x',
  },
  { name: 'CVE-2012-3507 a script in a subject', subject: `</title></h1><script>{run}</script>`, text: 'x' },
  { name: 'CVE-2012-4668 markup in a signature', text: `x\n\n-- \n<img src=x onerror="{run}">` },
  {
    name: 'CVE-2013-5645 markup in a message that is quoted',
    text: `> <img src=x onerror="{run}">\n> > <script>{run}</script>\n>`,
    html: `<blockquote><img src=x onerror="{run}"></blockquote>`,
  },
  { name: 'CVE-2021-44025 markup in the ending of a file', file: `a.<img src=x onerror={run}>`, text: 'x' },
  { name: 'CVE-2026-54432 markup in the type of a file', file: `a"><script>{run}</script>.png`, text: 'x' },
  { name: 'CVE-2024-42008 a file that is a page', file: `<svg onload={run}>.html`, text: 'x' },
  {
    name: 'CVE-2013-5646 markup in the name of a sender',
    from: `"<img src=x onerror={run}>" <a@example.org>`,
    text: 'x',
  },
  {
    name: 'CVE-2020-13964 markup in an address',
    from: `"x" <"<script>{run}</script>"@example.org>`,
    text: 'x',
  },
  {
    name: 'CVE-2019-15237 letters that look like others',
    from: `"Desk" <desk@\u0430\u0440\u0440le.example>`,
    html: `<a href="https://xn--80ak6aa92e.example/">\u0430\u0440\u0440le.example</a><img src="{remote}/x">`,
  },
  {
    name: 'issue signs that turn the line around',
    subject: `invoice\u202Efdp.exe`,
    from: `"\u202Egro.elpmaxe@ksed" <a@b.example>`,
    text: `\u202E{run}\u2066`,
  },
  {
    name: 'issue format=flowed with markup',
    text: `<b onmouseover={run}> \n<img src=x onerror={run}> \n> <i> \n`,
  },
]
