import { lines } from './line.ts'

/** Chapter 3, sections 3 to 5: cookies, headers, and where a request comes from. */
export const browser = lines(
  [
    '3.3.1',
    'cookies travel over https only',
    'every cookie is Secure and has the `__Host-` prefix under https',
  ],
  [
    '3.3.2',
    'each cookie says to which sites it goes',
    'every cookie is SameSite=Lax: links from mails work, forms of others do not',
  ],
  ['3.3.3', 'cookies cannot be set by neighbours', 'the `__Host-` prefix, no Domain, Path=/'],
  ['3.3.4', 'scripts cannot read a session token', 'HttpOnly on every cookie; the token stands nowhere else'],
  [
    '3.3.5',
    'cookies stay small',
    'no cookie is longer than 200 bytes; what is kept for a visit lies in the database',
  ],
  [
    '3.4.1',
    'browsers are told to use https only',
    'Strict-Transport-Security for two years with subdomains, on every answer',
  ],
  ['3.4.2', 'other origins may read nothing, or only named ones', 'no CORS header on any answer'],
  [
    '3.4.3',
    'a content security policy keeps foreign code out',
    "`default-src 'none'`, scripts and styles from here only, none in the page, `base-uri 'none'`",
  ],
  ['3.4.4', 'types are not guessed', '`nosniff` on every answer'],
  [
    '3.4.5',
    'addresses are not given to others',
    '`Referrer-Policy: same-origin`; `no-referrer` where the address holds a secret',
  ],
  ['3.4.6', 'nobody shows our pages inside theirs', "`frame-ancestors 'none'`"],
  [
    '3.4.7',
    'violations of the policy are reported somewhere',
    'no report address: our tests open every page and fail on a violation; reports of strangers would be an inbox for anybody',
    'otherwise',
  ],
  ['3.4.8', 'windows of other sites are cut off', '`Cross-Origin-Opener-Policy: same-origin`'],
  [
    '3.5.1',
    'changes are taken from our own pages only',
    'Fetch Metadata, or Origin and Referer where a browser does not send it, on every POST',
  ],
  [
    '3.5.2',
    'what a script of another site may send without asking does nothing',
    'only forms are read; any other type of body is refused',
  ],
  [
    '3.5.3',
    'looking changes nothing',
    'changes are POST; every page and every mailed link was looked at and the database was the same',
  ],
  [
    '3.5.4',
    'other applications live on other hosts',
    'one host is named in every mail; cookies hold for it alone, whatever stands beside it',
  ],
  ['3.5.5', 'messages between windows are checked', 'the browser modules neither send nor hear any', 'none'],
  ['3.5.6', 'no data as callable script', 'no such answers exist', 'none'],
  ['3.5.7', 'scripts hold nothing that needs a right', 'scripts are built files, the same for everybody'],
  [
    '3.5.8',
    'others cannot embed what needs a session',
    '`Cross-Origin-Resource-Policy: same-origin` on every answer',
  ],
)
