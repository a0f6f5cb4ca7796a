/**
 * Letters of which Dovecot says something else, and may. Each is broken, or the RFC leaves it open; whatever is not named here is a mistake
 * of ours.
 */
export const allowed: readonly {
  readonly why: string
  readonly letters: Readonly<Record<string, readonly string[]>>
}[] = [
  {
    why: 'RFC 5322 4.4: commas with nothing between name nobody, and so do brackets with nothing in them; Dovecot makes somebody of each',
    letters: {
      'RFC 5322 A.6.1 obsolete addressing': ['ENVELOPE'],
      'nobody in any field': ['ENVELOPE'],
    },
  },
  {
    why: 'broken addresses (RFC 5322 3.4): as much as can be understood is shown, where Dovecot stops reading',
    letters: { 'addresses that are broken': ['ENVELOPE'] },
  },
  {
    why: 'RFC 5322 2.2: bytes beyond ASCII have no charset in a header. ENVELOPE and BODYSTRUCTURE say them in UTF-8, Dovecot as they came; BODY[HEADER] is equal',
    letters: {
      'western letters in a header without a word about it': ['BODY', 'BODYSTRUCTURE', 'ENVELOPE'],
      'bytes that mean nothing': ['ENVELOPE'],
    },
  },
  {
    why: 'RFC 2045 5.1: a value with blanks must stand in quotes. Where it does not, the whole of it is kept, since names of files are written so; Dovecot keeps one word',
    letters: {
      'RFC 2046 5.2.3.7 a body that lies elsewhere': ['BODY', 'BODYSTRUCTURE'],
      'parameters with nothing, blanks around, and no quotes where there should be': [
        'BODY',
        'BODYSTRUCTURE',
      ],
    },
  },
  {
    why: 'RFC 2045 5.2: a type that cannot be read means plain text, and its first words are the type; Dovecot says ""',
    letters: {
      'types that cannot be read': ['BODY', 'BODYSTRUCTURE'],
      'RFC 2231 4.1 pieces with a charset': ['BODY', 'BODYSTRUCTURE'],
    },
  },
  {
    why: 'RFC 2045 6.1: an encoding in quotes, or with a parameter, is still taken for what it says; Dovecot takes it for 7bit',
    letters: { 'encodings that are not known': ['BODY', 'BODYSTRUCTURE'] },
  },
  {
    why: 'RFC 2183 2.8: a disposition that is not known is an attachment, and none is none; Dovecot says ""',
    letters: { 'dispositions that cannot be read': ['BODYSTRUCTURE'] },
  },
  {
    why: 'RFC 2046 5.1.1: a boundary has 1 to 70 signs. Without one the message is shown as the text it is; Dovecot makes parts of nothing, and cuts long ones short',
    letters: {
      'no boundary': ['BODY', 'BODYSTRUCTURE', 'BODY[1.MIME]', 'BODY[1]'],
      'an empty boundary': ['BODY', 'BODYSTRUCTURE', 'BODY[1.MIME]', 'BODY[1]'],
      'a boundary of a hundred signs': ['BODY', 'BODYSTRUCTURE'],
    },
  },
  {
    why: 'RFC 2046 5.2.1: a message within may not be encoded. One that is stays a file; Dovecot reads the encoded bytes as a message',
    letters: { 'a message in base64 as an attachment': ['BODY', 'BODYSTRUCTURE', 'BODY[1]'] },
  },
  {
    why: 'bytes come back as they came; Dovecot takes a carriage return away before a line end',
    letters: {
      'a carriage return too many': ['RFC822.SIZE', 'BODY[1.MIME]', 'BODY[HEADER]', 'BODY[]'],
    },
  },
  {
    why: 'RFC 2046 5.1.1: the line end before a delimiter belongs to it. Where it also ends a header, our header keeps it, so that each ends with its empty line',
    letters: {
      'RFC 3464 8 a report of what could not be delivered': ['BODY[3.1.MIME]', 'BODY[3.HEADER]'],
      'parts with nothing in them': ['BODY[1.MIME]'],
      'an attached message with nothing in it': [
        ...['BODY[1.MIME]', 'BODY[2.1.MIME]', 'BODY[2.HEADER]', 'BODY[3.1.MIME]', 'BODY[3.HEADER]'],
      ],
      'a delimiter in a text that is another one': ['BODY[1.MIME]'],
    },
  },
]
