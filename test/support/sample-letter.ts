import type { MailFrame } from '../../src/platform/outgoing-mail/frame.ts'
import * as l from '../../src/platform/outgoing-mail/letter.ts'
import { loadTexts, type Texts } from '../../src/platform/i18n/index.ts'

/** An invented body, so that the mail kit is tried without any profile. */
const body = {
  id: 'none',
  name: {
    short: { en: 'ITU', ar: 'الاتحاد', zh: '国际电联' },
    long: { en: 'Union', ar: 'الاتحاد', zh: '国际电联' },
  },
  accessName: 'TIES',
  languages: ['en', 'ar', 'zh'],
  seat: { city: { en: 'Geneva' }, timeZone: 'Europe/Zurich' },
}

const neverAsks: Record<string, string> = {
  en: 'ITU never asks for a password by mail.',
  ar: 'لا يطلب الاتحاد كلمة المرور بالبريد أبداً.',
  zh: '国际电联绝不会通过邮件索要密码。',
}

export const sampleTexts: (language: string) => Texts = loadTexts(body)

export function sampleFrame(language: string, mark?: Buffer): MailFrame {
  const t = sampleTexts(language)
  return {
    t,
    sender: t.words(body.name.short),
    neverAsks: neverAsks[language] as string,
    brand: {
      light: { brand: '#0F4C5C', onBrand: '#FFFFFF' },
      dark: { brand: '#6FC3D4', onBrand: '#06222A' },
    },
    url: 'https://meetings.itu.example',
    contact: 'tsbreg@itu.example',
    isKept: true,
    mark,
  }
}

const inWords: Record<string, Record<string, string>> = {
  en: {
    subject: 'Confirmed: Performance, QoS and QoE, 4–5 December',
    state: 'Confirmed',
    how: 'You take part remotely',
    title: 'Performance, Quality of Service and Quality of Experience',
    name: 'Adwoa Mensah',
    complete: 'your registration is complete. Nothing more to do until the first day.',
    when: 'When',
    day1: '4 December, 09:30–17:30 Bhubaneswar',
    day1yours: '04:00–12:00 your time (Accra)',
    day2: '5 December, 09:30–16:00 Bhubaneswar',
    day2yours: '04:00–10:30 your time (Accra)',
    howLabel: 'How',
    howWords: 'Remote, in your browser. JOIN opens 30 minutes before each session, for the account mensaha.',
    reference: 'Reference',
    language: 'Language',
    languageWords: 'English, live captions',
    open: 'Open my registration',
    change: 'What can change',
    changeWords:
      'On site instead of remote: until 2 December, 18:00 Bhubaneswar. Withdraw: at any time. Both on the page above.',
    who: 'Who had it',
    whoWords: 'Workshops are open to all and confirmed at once; no focal point was asked.',
  },
  ar: {
    subject: 'تأكيد: الأداء وجودة الخدمة وجودة التجربة، 4–5 ديسمبر',
    state: 'مؤكد',
    how: 'تشارك عن بُعد',
    title: 'الأداء وجودة الخدمة وجودة التجربة',
    name: 'ليلى المنصوري',
    complete: 'اكتمل تسجيلك. لا شيء آخر مطلوب منك حتى اليوم الأول.',
    when: 'متى',
    day1: '4 ديسمبر، \u206609:30–17:30\u2069 بوبانسوار',
    day1yours: '\u206604:00–12:00\u2069 بتوقيتك (أكرا)',
    day2: '5 ديسمبر، \u206609:30–16:00\u2069 بوبانسوار',
    day2yours: '\u206604:00–10:30\u2069 بتوقيتك (أكرا)',
    howLabel: 'كيف',
    howWords: 'عن بُعد، في متصفحك. يُفتح زر الانضمام قبل كل جلسة بثلاثين دقيقة، للحساب \u2068mansouril\u2069.',
    reference: 'المرجع',
    language: 'اللغة',
    languageWords: 'الإنكليزية، مع تعليق مكتوب مباشر',
    open: 'افتح تسجيلي',
    change: 'ما يمكن تغييره',
    changeWords:
      'الحضور شخصياً بدلاً من المشاركة عن بُعد: حتى 2 ديسمبر، الساعة 18:00 بتوقيت بوبانسوار. الانسحاب: في أي وقت. كلاهما في الصفحة أعلاه.',
    who: 'من بتّ فيه',
    whoWords: 'ورش العمل مفتوحة للجميع وتُؤكَّد فوراً؛ لم يُسأل أي مسؤول اتصال.',
  },
  zh: {
    subject: '已确认：性能、服务质量和体验质量，12月4日至5日',
    state: '已确认',
    how: '您将远程参会',
    title: '性能、服务质量和体验质量',
    name: '陈美玲',
    complete: '您的注册已完成。在第一天之前无需再做任何事情。',
    when: '时间',
    day1: '12月4日 09:30–17:30 布巴内斯瓦尔',
    day1yours: '您的时间 04:00–12:00（阿克拉）',
    day2: '12月5日 09:30–16:00 布巴内斯瓦尔',
    day2yours: '您的时间 04:00–10:30（阿克拉）',
    howLabel: '方式',
    howWords: '在浏览器中远程参会。每场会议开始前30分钟，帐户 chenml 可以加入。',
    reference: '编号',
    language: '语言',
    languageWords: '英文，实时字幕',
    open: '打开我的注册',
    change: '可以更改的内容',
    changeWords: '改为现场参会：布巴内斯瓦尔时间12月2日18:00之前。退出：随时。两者都在上面的页面上。',
    who: '由谁决定',
    whoWords: '讲习班向所有人开放并立即确认；没有询问任何联系人。',
  },
}

/** The confirmation that the picture of the mail shows. */
export function sampleLetter(language: string): l.Letter {
  const say = inWords[language] as Record<string, string>
  const w = (key: string): string => say[key] as string
  return {
    subject: w('subject'),
    preheader: w('complete'),
    blocks: [
      l.status('confirmed', w('state'), w('how')),
      l.heading(w('title')),
      l.greeting(sampleTexts(language), w('name')),
      l.paragraph(w('complete')),
      l.facts([
        [w('when'), [l.strong(w('day1')), w('day1yours'), l.strong(w('day2')), w('day2yours')]],
        [w('howLabel'), w('howWords')],
        [w('reference'), l.code('R-7K42-9F')],
        [w('language'), w('languageWords')],
      ]),
      l.action(w('open'), '/registrations/R-7K42-9F'),
      l.subheading(w('change')),
      l.paragraph(w('changeWords')),
      l.subheading(w('who')),
      l.paragraph(w('whoWords')),
    ],
  }
}
