import type { ChoiceModel } from '../../src/booking/choice-model.ts'
import type { DetailsModel, FieldState } from '../../src/booking/details-model.ts'
import type { BookedModel, CheckModel, TicketModel } from '../../src/booking/ticket-model.ts'
import type { NothingFreeModel, SlotButton, TakenModel, TimesModel } from '../../src/booking/times-model.ts'
import type { WishModel } from '../../src/booking/wish-model.ts'
import { type Language, languageNames, languages } from '../../src/i18n/languages.ts'
import { translator } from '../../src/i18n/translate.ts'
import type { Frame } from '../../src/view/frame.ts'
import { barredSamples, personSamples } from './person-samples.ts'

/** What a stranger typed: it must come out as text. */
export const nasty = '<b>"Noor" & \'Zoë\'</b>'

export interface Sample {
  readonly view: string
  readonly model: object
  /** 'full': everything a page can show; 'sparse': as little as it can. */
  readonly kind: 'full' | 'sparse'
}

const phone = { shown: '020 123 45 67', href: 'tel:+31201234567' }

/** The surroundings of a page: everything set, or nothing but a name. */
export function sampleFrame(
  language: Language,
  kind: Sample['kind'],
  files: (name: string) => string,
): Frame {
  const full = kind === 'full'
  return {
    practice: full ? 'Praktijk De Linde' : 'Ledig',
    phone: full ? phone : undefined,
    hours: full ? 'maandag t/m vrijdag 8.00–17.00 uur' : '',
    address: full ? 'Lindelaan 14, 1234 AB Voorbeeld' : '',
    outOfHours: full
      ? [
          {
            text: 'Avond, nacht en weekend: huisartsenpost',
            phone: { shown: '020 123 00 00', href: 'tel:+31201230000' },
          },
        ]
      : [],
    closures: full
      ? [
          {
            when: 'Gesloten van 8 tot en met 12 februari.',
            text: 'Ons team is op bijscholing.',
            cover: 'Praktijk De Eik',
            phone: { shown: '020 765 43 21', href: 'tel:+31207654321' },
          },
          { when: 'Gesloten op 5 mei.', text: '', cover: '', phone: { shown: 'bij de buren', href: '' } },
        ]
      : [],
    urgent: full ? 'Spoed? Bel 020 123 45 67 en kies 1.\nLevensgevaar: bel 112.' : '',
    languages: full
      ? languages
          .filter((each) => each !== language)
          .map((each) => ({ language: each, name: languageNames[each], href: `?lang=${each}` }))
      : [],
    carried: full ? language : '',
    langQuery: full ? `?lang=${language}` : '',
    langAnd: full ? `&lang=${language}` : '',
    css: files('page.css'),
    staffCss: files('staff-page.css'),
    script: files('page.js'),
    framers: '',
    preview: '',
    counting: undefined,
    previewBack: '',
    logo: files('logo.svg'),
    ownLogo: false,
    brand: { width: 40, height: 40, alt: '', name: full ? 'Praktijk De Linde' : 'Ledig' },
    beside: full,
    mark: files('mark.svg'),
    demo: full,
    staff: undefined,
  }
}

/** Every page a patient can meet, twice. */
export function samples(language: Language): readonly Sample[] {
  const of = (view: string, full: object, sparse: object = full): readonly Sample[] => [
    { view, model: full, kind: 'full' },
    { view, model: sparse, kind: 'sparse' },
  ]
  const models = bookingModels(language)
  return [
    ...of('booking/types', { ...models.choice, soFar: [] }, models.sparseChoice),
    ...of('booking/locations', models.choice, models.sparseChoice),
    ...of('booking/practitioners', models.choice, models.sparseChoice),
    ...of('booking/times', { ...models.times, wishHref: '/book/wish?type=consult' }, models.sparseTimes),
    ...of('booking/nothing-free', models.nothing, {
      ...models.nothing,
      soFar: [],
      next: undefined,
      elsewhere: undefined,
      wider: [],
    }),
    ...of('booking/details', models.details, models.sparseDetails),
    ...personSamples(models.details, translator(language)).flatMap((model) => of('booking/details', model)),
    ...barredSamples(models.check.hidden, translator(language)).flatMap((model) =>
      of('booking/not-for-you', model),
    ),
    ...of('booking/check', models.check, models.sparseCheck),
    ...of('booking/booked', models.booked, {
      ...models.booked,
      next: [],
      bring: '',
      website: '',
      ticket: models.sparseTicket,
    }),
    ...of('booking/taken', models.taken, { ...models.taken, nearest: [], phone: undefined }),
    ...of('booking/taken', {
      ...models.taken,
      why: 'soon',
      limit: translator(language)('booking.taken.soon.limit', { hours: 2 }),
    }),
    ...of('booking/taken', { ...models.taken, why: 'past' }),
    ...of('booking/wish', models.wish, { ...models.wish, soFar: [] }),
    ...of('booking/wished', { timesHref: '/book/times' }),
    ...of('booking/closed', { why: 'closed' }, { why: 'no-type' }),
    ...of('booking/refused', {
      editAction: '/book/check',
      hidden: [{ name: 'hold', value: 'abc' }],
    }),
    ...of('booking/over', { bookHref: '/book' }, { bookHref: '' }),
    ...of('booking/unavailable', { bookHref: '/book' }),
    ...of('practice/front', { open: true, website: 'https://linde.example' }, { open: false, website: null }),
    ...of('practice/not-yet', {}),
    ...of('practice/privacy', { own: `${nasty}\nTwee regels.` }, { own: '' }),
    ...of('practice/accessibility', { own: 'Onze ingang heeft een helling.' }, { own: '' }),
    ...of('errors/not-found', {}),
    ...of('errors/fault', {}),
    ...of('errors/disk-full', {}),
    ...of('errors/too-large', {}),
  ]
}

function bookingModels(language: Language) {
  const t = translator(language)
  const slot = (time: string, day = 25): SlotButton => ({
    value: `2027-01-${day}T${time}+01:00`,
    time,
    spoken: `Maandag ${day} januari, ${time}`,
  })
  const type = {
    text: 'Consult',
    detail: t('booking.summary.minutes', { minutes: 10 }),
    changeHref: '/book',
    changes: t('booking.summary.changes.type'),
  }
  const soFar = [
    type,
    {
      text: t('booking.summary.with', { name: 'M. de Vries' }),
      detail: 'huisarts',
      changeHref: '',
      changes: '',
    },
  ]
  const choice: ChoiceModel = {
    back: '/book',
    soFar,
    options: [
      {
        href: '/book/times?type=consult',
        name: 'Consult',
        detail: 'Eén klacht of vraag, bij uw eigen huisarts',
        numbers: '10 minuten · gratis',
      },
      {
        href: '/book/times?type=controle',
        name: 'Controle bloeddruk of diabetes',
        detail: '',
        numbers: '20 minuten · € 38,50',
      },
      { href: '/book/times?type=x', name: nasty, detail: nasty, numbers: '' },
    ],
  }
  const days = [25, 26, 28].map((day, index) => ({
    date: `2027-01-${day}`,
    weekday: ['maandag', 'dinsdag', 'donderdag'][index] ?? '',
    numeral: String(day),
    month: 'januari',
    slots: ['09:10', '09:30', '10:10', '11:00', '13:20', '15:40']
      .slice(0, 6 - index * 2)
      .map((time) => slot(time, day)),
    allHref: index === 0 ? '/book/times?type=consult&day=2027-01-25' : '',
    count: 14 - index,
  }))
  const times: TimesModel = {
    back: '/book',
    soFar,
    about: {
      description: 'Eén klacht of vraag.',
      information: 'Neem uw identiteitsbewijs mee.\nKom nuchter.',
      forWhom: translator(language)('person.agePhone', { age: 24, phone: phone.shown }),
      visitingAddress: 'Kerkstraat 3, Voorbeeld',
      price: '€ 38,50',
    },
    holdAction: '/book/hold?lang=nl',
    hidden: [{ name: 'type', value: 'consult' }],
    earliest: slot('09:10'),
    days,
    parts: (['all', 'morning', 'afternoon'] as const).map((part) => ({
      href: `/book/times?type=consult&part=${part}`,
      text: t(`booking.times.part.${part}`),
      current: part === 'all',
    })),
    earlierHref: '/book/times?type=consult&from=2027-01-20',
    laterHref: '/book/times?type=consult&from=2027-01-29',
    from: '2027-01-25',
    fromProblem: true,
    filterHidden: [{ name: 'type', value: 'consult' }],
    practitioners: [
      { value: 'any', name: t('booking.summary.noPreference'), current: true },
      { value: 'm-de-vries', name: 'M. de Vries', current: false },
    ],
  }
  const nothing: NothingFreeModel = {
    back: '/book',
    soFar,
    holdAction: '/book/hold',
    hidden: [{ name: 'type', value: 'consult' }],
    next: slot('14:00', 29),
    elsewhere: {
      ...slot('14:30', 28),
      practitioner: 'S. Aydin',
      hidden: [{ name: 'practitioner', value: 's-aydin' }],
    },
    wider: [
      {
        href: '/book/times?part=',
        name: t('booking.wider.parts'),
        detail: t('booking.wider.count', { count: 9, first: 'dinsdag 2 februari' }),
        numbers: '',
      },
    ],
    wishHref: '/book/wish?type=consult',
  }
  const wish: WishModel = {
    back: '/book/times',
    soFar,
    action: '/book/wish',
    hidden: [{ name: 'type', value: 'consult' }],
    weekdays: ['Maandag', 'Dinsdag'].map((text, index) => ({ value: String(index + 1), text })),
    parts: (['morning', 'evening'] as const).map((each) => ({
      value: each,
      text: t(`booking.wish.part.${each}`),
    })),
  }
  const field = (name: string, value = '', error = '', optional = false): FieldState => ({
    name,
    value,
    error,
    optional,
  })
  const details: DetailsModel = {
    back: '/book/times?type=consult',
    action: '/book/check?lang=nl',
    speaks: [{ language: 'sv', name: 'Svenska', href: '/book/check?lang=sv' }],
    when: 'Maandag 25 januari, 09:10',
    what: t('booking.details.what', { type: 'Consult', name: 'M. de Vries' }),
    changeHref: '/book/times?type=consult',
    hold: 'kept',
    hidden: [{ name: 'hold', value: 'abc' }],
    errors: [
      { field: 'birthDate-year', text: t('booking.error.birthDate.year') },
      { field: 'mobile', text: t('booking.error.mobile.missing') },
      { field: 'message', text: t('booking.error.message.long', { max: 500 }) },
      { field: 'terms', text: t('booking.error.terms.missing') },
    ],
    stage: 'whole',
    other: false,
    firstName: field('firstName', nasty),
    lastName: field('lastName', 'Bakker'),
    birthDate: {
      optional: false,
      day: field('birthDate-day', '27'),
      month: field('birthDate-month', '3'),
      year: field('birthDate-year', '', t('booking.error.birthDate.year')),
      error: t('booking.error.birthDate.year'),
    },
    nationalId: undefined,
    booker: undefined,
    known: undefined,
    mobile: {
      ...field('mobile', '', t('booking.error.mobile.missing')),
      hint: t('booking.details.mobileHint'),
    },
    email: field('email', 'noor@example.org', '', true),
    message: field('message', `\n${nasty}`, t('booking.error.message.long', { max: 500 }), true),
    terms: {
      ...field('terms', '', t('booking.error.terms.missing')),
      url: 'https://linde.example/voorwaarden',
      checked: false,
    },
  }
  const empty = { ...field('birthDate-day'), value: '' }
  const sparseDetails: DetailsModel = {
    ...details,
    hold: 'unkept',
    errors: [],
    firstName: field('firstName'),
    lastName: field('lastName'),
    birthDate: {
      optional: true,
      day: empty,
      month: field('birthDate-month'),
      year: field('birthDate-year'),
      error: '',
    },
    mobile: { ...field('mobile', '', '', true), hint: t('booking.details.mobileOnlyHint') },
    email: undefined,
    message: undefined,
    terms: undefined,
  }
  const ticket: TicketModel = {
    weekday: 'maandag',
    numeral: '25',
    monthAndYear: 'januari 2027',
    range: '09:10–09:20',
    what: `Consult, ${t('booking.summary.minutes', { minutes: 10 })}`,
    withWhom: t('booking.summary.with', { name: 'M. de Vries' }),
    location: 'De Linde',
    address: 'Lindelaan 14, Voorbeeld',
    directions: 'Parkeren achter het gebouw.',
  }
  const sparseTicket: TicketModel = { ...ticket, withWhom: '', location: '', address: '', directions: '' }
  const next = [
    t('booking.next.email'),
    t('booking.next.reminder', { date: 'zaterdag 23 januari' }),
    t('booking.next.cannotCome', { phone: phone.shown }),
  ]
  const check: CheckModel = {
    ticket,
    about: times.about,
    afterwards: '/book/details?hold=abc',
    action: '/book/confirm',
    editAction: '/book/check?lang=nl',
    hidden: [
      { name: 'hold', value: 'abc' },
      { name: 'firstName', value: nasty },
    ],
    answers: [
      { label: t('booking.field.name'), value: `Noor ${nasty}`, edit: 'firstName' },
      { label: t('booking.field.birthDate'), value: '27 maart 1979', edit: 'birthDate-day' },
      { label: t('booking.field.mobile'), value: '06 12 34 56 78', edit: 'mobile' },
      { label: t('booking.field.email'), value: 'sanne.bakker.van.der.linden@example.org', edit: 'email' },
      { label: t('booking.field.message'), value: '', edit: 'message' },
    ],
    onceMore: true,
    next,
  }
  const booked: BookedModel = {
    ticket,
    calendarHref: '/book/booked/abc/calendar.ics',
    next,
    bring: 'Neem uw identiteitsbewijs mee.\nMeld u aan bij de balie.',
    website: 'https://linde.example',
    bookAnotherHref: '/book',
  }
  const taken: TakenModel = {
    action: '/book/check',
    hidden: check.hidden,
    nearest: [slot('09:00'), slot('09:30'), slot('10:10')],
    otherTimesHref: '/book/times',
    receipt: '',
    why: 'taken',
    limit: '',
    days: [],
    phone,
  }
  return {
    choice,
    sparseChoice: { back: '', soFar: [], options: choice.options.slice(0, 1) },
    times,
    sparseTimes: {
      ...times,
      soFar: [],
      about: { description: '', information: '', forWhom: '', visitingAddress: '', price: '' },
      earliest: undefined,
      days: days.slice(0, 1),
      parts: [],
      earlierHref: '',
      laterHref: '',
      from: '',
      fromProblem: false,
      filterHidden: [],
      practitioners: [],
    } satisfies TimesModel,
    nothing,
    wish,
    details,
    sparseDetails,
    check,
    sparseCheck: {
      ...check,
      ticket: sparseTicket,
      about: { description: '', information: '', forWhom: '', visitingAddress: '', price: '' },
      onceMore: false,
      next: [],
      answers: check.answers.slice(0, 2),
    },
    booked,
    taken,
    ticket,
    sparseTicket,
  }
}
