/**
 * Commands to which Dovecot answers otherwise, and may. Whatever is not named here is a mistake of ours; what is named and no longer
 * differs fails too.
 */
export const allowed: readonly { readonly why: string; readonly commands: readonly string[] }[] = [
  {
    why: 'RFC 3501 5.1.3: what is no name is refused, with BAD here and with NO there',
    commands: ['A CREATE "&bad"', 'A CREATE "&AGE-"'],
  },
  {
    why: 'RFC 3501 6.3.3: levels above a new folder, and one with a `/` at its end, are folders like others here; there they only hold others, and stay when those have gone',
    commands: ['A LIST "" made*', 'A LIST "" for-others', 'A LIST "" E*'],
  },
  {
    why: 'RFC 3501 6.3.7: a folder that is not there cannot be unsubscribed, since who shows a folder is kept with the folder',
    commands: ['A UNSUBSCRIBE Nowhere'],
  },
  {
    why: 'RFC 5258 3.4: Dovecot does not say that a folder is subscribed which it made by itself',
    commands: [
      'A LIST "" * RETURN (SUBSCRIBED)',
      'A LIST (SPECIAL-USE) "" "T*" RETURN (CHILDREN SUBSCRIBED)',
    ],
  },
  {
    why: 'RFC 3501 2.3.2: flags that nobody may set are left out here; there the message is refused',
    commands: [
      'A APPEND Drafts (\\Recent) <<sync-letter:a header alone>>',
      'A APPEND Drafts (\\Nonsense) "22-Jun-2022 12:00:00 +0000" <<sync-letter:a header alone>>',
    ],
  },
  {
    why: 'RFC 3501 9: there is no such day; Dovecot takes it for one of the next month',
    commands: [
      'A APPEND Drafts "35-Jun-2022 12:00:00 +0000" <<sync-letter:a header alone>>',
      'A SEARCH SINCE 32-Jan-2022',
    ],
  },
  {
    why: 'RFC 3501 6.4.5: a part that is no multipart has no parts; Dovecot gives it itself',
    commands: ['A FETCH 2 BODY.PEEK[1.1]'],
  },
  {
    why: 'RFC 3501 6.4.5: no empty line is added to a header of a message that has none; Dovecot adds it to HEADER.FIELDS and not to HEADER.FIELDS.NOT',
    commands: ['A FETCH 10:11 BODY.PEEK[HEADER.FIELDS (SUBJECT)]'],
  },
  {
    why: 'RFC 3501 9: what the grammar does not know is BAD; Dovecot is kind to these',
    commands: [
      ...['A FETCH 1 BODY[0]', 'A FETCH 1 BODY.PEEK[]<1>', 'A FETCH 1 BODY.PEEK[]<1.0>'],
      ...['A NOOP nonsense', 'A SELECT INBOX extra'],
    ],
  },
  {
    why: 'RFC 3501 9: letters beyond ASCII belong into a literal; here they are understood anyhow, there they are BAD',
    commands: ['A SEARCH BODY Réunion'],
  },
  {
    why: 'RFC 3501 6.3.2: nothing is changed in a folder opened for reading; NO says so here, OK passes over it there',
    commands: ['A STORE 10 +FLAGS (\\Seen)', 'A EXPUNGE'],
  },
  {
    why: 'RFC 3501 6.4.4: a message without a day was sent on none; Dovecot takes it for one of 1970',
    commands: ['A SEARCH SENTBEFORE 1-Jan-1994'],
  },
  {
    why: 'RFC 3501 9: a number that no message has is BAD, as in FETCH; Dovecot finds nothing',
    commands: ['A SEARCH 13', 'A SEARCH 1:13'],
  },
  {
    why: 'RFC 3501 6.4.6: STORE tells the flags of all it names; with UNCHANGEDSINCE Dovecot only of those that are different',
    commands: ['A UID STORE 1:* (UNCHANGEDSINCE $modseq) -FLAGS (Now Late)'],
  },
  {
    why: 'RFC 3501 6.3.5: renaming the inbox moves its messages and leaves folders below it; Dovecot moves the folder with its numbers',
    commands: [...['A LIST "" Old', 'A STATUS Old (MESSAGES UIDNEXT)', 'A STATUS INBOX (MESSAGES UIDNEXT)']],
  },
]
