import type { FreeDay } from '../availability/wish.ts'
import { address, hiddenFields, namedBy, wholly } from './address.ts'
import { type Choice, noPreference } from './choice.ts'
import type { Option } from './choice-model.ts'
import { backOf, soFar } from './choosing.ts'
import { type Look, slotButton } from './times.ts'
import type { NothingFreeModel } from './times-model.ts'
import type { Reader } from './words.ts'
import { wishAddress } from './would-suit.ts'

/** First days with a free time where the asked look found none; undefined where there is none either. */
export interface FoundElsewhere {
  readonly next: FreeDay | undefined
  readonly wholeDay: FreeDay | undefined
  readonly elsewhere: FreeDay | undefined
  readonly before: FreeDay | undefined
}

export function nothingFreeModel(
  reader: Reader,
  choice: Choice,
  look: Look,
  found: FoundElsewhere,
  lang: string,
): NothingFreeModel {
  const named = namedBy(choice)
  const part = look.part === 'all' ? '' : look.part
  const others = { ...named, practitioner: noPreference }
  const elsewhere = found.elsewhere?.times[0]
  const someone = choice.doers.find((each) => each.id === elsewhere?.choices[0].calendarId)
  const next = found.next?.times[0] ?? found.before?.times[0]
  return {
    back: backOf(choice, named, lang),
    soFar: soFar(reader, choice, named, lang),
    holdAction: address('/book/hold', { lang }),
    hidden: hiddenFields(wholly(choice)),
    next: next && slotButton(reader, next.startsAt),
    elsewhere: elsewhere &&
      someone && {
        ...slotButton(reader, elsewhere.startsAt),
        practitioner: someone.publicName,
        hidden: hiddenFields({ ...wholly(choice), practitioner: someone.slug }),
      },
    wishHref: wishAddress(choice, lang),
    wider: [
      ...wider(
        reader,
        found.wholeDay,
        'booking.wider.parts',
        address('/book/times', { ...named, from: look.from, lang }),
      ),
      ...(choice.type?.practitionerChoice === 'required'
        ? []
        : wider(
            reader,
            found.elsewhere,
            'booking.wider.practitioners',
            address('/book/times', { ...others, part, from: look.from, lang }),
          )),
    ],
  }
}

function wider(
  reader: Reader,
  day: FreeDay | undefined,
  name: 'booking.wider.parts' | 'booking.wider.practitioners',
  href: string,
): readonly Option[] {
  if (!day) return []
  const first = reader.format.dayAndMonth(day.date)
  return [
    {
      href,
      name: reader.t(name),
      detail: reader.t('booking.wider.count', { count: day.times.length, first }),
      numbers: '',
    },
  ]
}
