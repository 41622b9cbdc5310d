import type { Language, Said } from './reading.ts'

/** How every sentence begins that a message is sent for; the first that fits is what it says. */
export type Sentence = readonly [Said['kind'], RegExp]

const date = String.raw`\p{L}+\.? (?<day>\d{1,2})\.? (?<month>\p{L}{3})\p{L}*\.?(?: (?<year>\d{4}))?`
const time = String.raw`(?<hour>\d\d):(?<minute>\d\d)`

/** A day and a time in any of the four languages: "Monday 29 March 2027 from 10:00", "tor. 8. april kl. 10:00". */
export const when = String.raw`${date},? (?:from |van |om |at |kl\.? )?${time}`

const count = String.raw`(?<count>\d+)`

const sentence = (kind: Said['kind'], words: string): Sentence => [kind, new RegExp(words, 'iu')]

/** What an English, a Dutch, a Swedish and a Norwegian reader take for what. */
export const sentences: Readonly<Record<Language, readonly Sentence[]>> = {
  en: [
    sentence('series', `You have ${count} (?:recurring|repeat) appointments[.,].*? on ${when}`),
    sentence(
      'series-moved',
      `Your recurring appointments from .*? have moved\\. The first is now on ${when}`,
    ),
    sentence('series-moved', `Your repeat appointments(?: from .*?)? have moved, the first to ${when}`),
    sentence(
      'series-with',
      `Your (?:recurring|repeat) appointments from ${when}.*? on(?:wards)? are now with`,
    ),
    sentence(
      'series-cancelled',
      `Your (?:recurring|repeat) appointments (?:on|from) ${when}.*? are cancelled`,
    ),
    sentence('reminder', `[Yy]ou have ${count} appointments on ${date}, the first at ${time}`),
    sentence('reminder', `reminder: your appointment is on ${when}`),
    sentence('propose', `We cannot keep your appointment on ${when}`),
    sentence('propose', `Your appointment on ${when}.*? cannot go ahead`),
    sentence('cancelled', `Your appointment on ${when}.*? is cancelled`),
    sentence('moved', `Your appointment has (?:moved|changed)\\. It is now on ${when}`),
    sentence('moved', `Your appointment on .*? has moved to ${when}`),
    sentence('reassigned', `Your (?:appointment|visit) on ${when}.*? is now with`),
    sentence('confirmation', `Your appointment is on ${when}`),
  ],
  nl: [
    sentence('series', `U heeft ${count} herhalende afspraken[.,] de eerste (?:is )?op ${when}`),
    sentence(
      'series-moved',
      `Uw herhalende afspraken(?: vanaf .*?)? zijn verplaatst[.,] de eerste (?:is nu op|naar) ${when}`,
    ),
    sentence('series-with', `Uw herhalende afspraken vanaf ${when}.*? zijn nu bij`),
    sentence('series-cancelled', `Uw herhalende afspraken (?:op|vanaf) ${when}.*? zijn geannuleerd`),
    sentence('reminder', `[Uu] heeft ${count} afspraken op ${date}, de eerste om ${time}`),
    sentence('reminder', `herinnering: u heeft een afspraak op ${when}`),
    sentence('propose', `Uw afspraak op ${when}.*? kan niet doorgaan`),
    sentence('cancelled', `Uw afspraak op ${when}.*? is geannuleerd`),
    sentence(
      'moved',
      `Uw afspraak is (?:verplaatst|gewijzigd)\\. (?:De nieuwe tijd is|Die is nu op) ${when}`,
    ),
    sentence('moved', `Uw afspraak op .*? is verplaatst naar ${when}`),
    sentence('reassigned', `Uw afspraak op ${when}.*? is nu bij`),
    sentence('confirmation', `(?:Uw afspraak is|Er is een afspraak met u gemaakt) op ${when}`),
  ],
  sv: [
    sentence('series', `Du har ${count} återkommande tider[.,] den första (?:är )?${when}`),
    sentence(
      'series-moved',
      `Dina återkommande tider(?: från .*?)? är flyttade[.,] den första (?:är nu|till) ${when}`,
    ),
    sentence('series-with', `Dina återkommande tider från ${when}.*? är nu hos`),
    sentence('series-cancelled', `Dina återkommande tider (?:från )?${when}.*? är avbokade`),
    sentence('reminder', `[Dd]u har ${count} tider ${date}, den första kl\\.? ${time}`),
    sentence('reminder', `påminnelse: du har en tid ${when}`),
    sentence('propose', `Din tid ${when}.*? blir inte av`),
    sentence('cancelled', `Din tid ${when}.*? är avbokad`),
    sentence('moved', `Din tid är (?:flyttad|ändrad)\\. (?:Den nya tiden|Den) är (?:nu )?${when}`),
    sentence('moved', `Din tid .*? är flyttad till ${when}`),
    sentence('reassigned', `Din tid ${when}.*? är nu hos`),
    sentence('confirmation', `Din tid är bokad ${when}`),
  ],
  nb: [
    sentence('series', `Du har ${count} faste timer[.,] den første (?:er )?${when}`),
    sentence(
      'series-moved',
      `De faste timene dine(?: fra .*?)? er flyttet[.,] den første (?:er nå|til) ${when}`,
    ),
    sentence('series-with', `De faste timene dine fra ${when}.*? er nå hos`),
    sentence('series-cancelled', `De faste timene dine (?:fra )?${when}.*? er (?:avlyst|avbestilt)`),
    sentence('reminder', `[Dd]u har ${count} timer ${date}, den første kl\\. ${time}`),
    sentence('reminder', `påminnelse: du har time ${when}`),
    sentence('propose', `Timen din ${when}.*? kan ikke gjennomføres`),
    sentence('cancelled', `Timen din ${when}.*? er (?:avlyst|avbestilt)`),
    sentence('moved', `Timen din er (?:flyttet|endret)\\. (?:Den nye timen|Den) er (?:nå )?${when}`),
    sentence('moved', `Timen din .*? er flyttet til ${when}`),
    sentence('reassigned', `Timen din ${when}.*? er nå hos`),
    sentence('confirmation', `(?:Timen din er bestilt:|Du har fått time) ${when}`),
  ],
}
