import { address, nextAddress, nothingNamed } from './address.ts'
import type { Choice, Named, Offering } from './choice.ts'
import { noPreference } from './choice.ts'
import type { ChoiceModel, Chosen, Option } from './choice-model.ts'
import { forWhom, minutesOf, priceOf, publicName, type Reader, say } from './words.ts'

/** View models of the questions before the times: type, location, practitioner. */
export function choiceModel(
  reader: Reader,
  offering: Offering,
  choice: Choice,
  named: Named,
  lang: string,
): ChoiceModel {
  return {
    back: backOf(choice, named, lang),
    soFar: soFar(reader, choice, named, lang),
    options: optionsOf(reader, offering, choice, named, lang),
  }
}

/** What has been chosen or skipped so far, each with the way to change it where there was a choice (J11–J13). */
export function soFar(reader: Reader, choice: Choice, named: Named, lang: string): readonly Chosen[] {
  const { t } = reader
  const lines: Chosen[] = []
  // What was skipped nobody chose: it must not stand in the way of choosing anew.
  const location = choice.asked.location ? named.location : ''
  const { link } = choice
  if (choice.type && choice.step !== 'type')
    lines.push({
      text: publicName(reader, choice.type),
      detail: minutesOf(reader, choice.type),
      changeHref: choice.asked.type
        ? address('/book', { type: '', location, practitioner: '', link, lang })
        : '',
      changes: t('booking.summary.changes.type'),
    })
  if (choice.location && choice.step !== 'location')
    lines.push({
      text: choice.location.name,
      detail: '',
      changeHref: choice.asked.location
        ? address('/book', { ...named, location: '', practitioner: '', lang })
        : '',
      changes: t('booking.summary.changes.location'),
    })
  if (choice.step === 'times')
    lines.push({
      text: choice.practitioner
        ? t('booking.summary.with', { name: choice.practitioner.publicName })
        : t('booking.summary.noPreference'),
      detail: choice.practitioner ? say(reader, choice.practitioner.profession) : '',
      changeHref: choice.asked.practitioner ? address('/book', { ...named, practitioner: '', lang }) : '',
      changes: t('booking.summary.changes.practitioner'),
    })
  return lines
}

/** One question back: the last one that was really asked; '' before the first. */
export function backOf(choice: Choice, named: Named, lang: string): string {
  const { asked, step } = choice
  if (step === 'times' && asked.practitioner) return address('/book', { ...named, practitioner: '', lang })
  if ((step === 'times' || step === 'practitioner') && asked.location)
    return address('/book', { ...named, practitioner: '', location: '', lang })
  if (step !== 'type' && asked.type) return address('/book', { ...nothingNamed, link: choice.link, lang })
  return address('/', { lang })
}

function optionsOf(
  reader: Reader,
  offering: Offering,
  choice: Choice,
  named: Named,
  lang: string,
): readonly Option[] {
  const to = (change: Partial<Named>): string => nextAddress(offering, { ...named, ...change }, lang)
  if (choice.step === 'type')
    return choice.types.map((type) => ({
      href: to({ type: type.slug }),
      name: publicName(reader, type),
      detail: [say(reader, type.descriptions), forWhom(reader, type)].filter(Boolean).join(' '),
      numbers: [minutesOf(reader, type), priceOf(reader, type)].filter(Boolean).join(' · '),
    }))
  if (choice.step === 'location')
    return choice.locations.map((each) => ({
      href: to({ location: each.slug }),
      name: each.name,
      detail: each.address,
      numbers: '',
    }))
  const people = choice.calendars.map((each) => ({
    href: to({ practitioner: each.slug }),
    name: each.publicName,
    detail: [say(reader, each.profession), say(reader, each.about)].filter(Boolean).join(' · '),
    numbers: '',
  }))
  if (choice.type?.practitionerChoice === 'required') return people
  const any = {
    href: to({ practitioner: noPreference }),
    name: reader.t('booking.summary.noPreference'),
    detail: '',
    numbers: '',
  }
  return [any, ...people]
}
