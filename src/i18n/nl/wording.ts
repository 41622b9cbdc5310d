import type { wording as original } from '../en/wording.ts'

export const wording: Readonly<Record<keyof typeof original, string>> = {
  'wording.title': 'Wat berichten zeggen',
  'wording.lead':
    'Elk bericht dat patiënten krijgen, woord voor woord, met een voorbeeld. Ervoor en erna kunt u zelf iets zeggen, per soort, kanaal en taal.',
  'wording.never':
    'Een bericht bevat nooit een adres of een behandeling, en een sms niemands naam. De rest vinden patiënten op de pagina achter de link.',
  'wording.column.kind': 'Bericht',
  'wording.column.email': 'Per e-mail',
  'wording.column.sms': 'Per sms',
  'wording.open.email': '{kind} per e-mail',
  'wording.open.sms': '{kind} per sms',
  'wording.own': 'Uw woorden in: {languages}',
  'wording.kind.cancelled': 'Geannuleerd',
  'wording.kind.confirm-contact': 'Vraag of een contactgegeven klopt',
  'wording.kind.confirmation': 'Bevestiging',
  'wording.kind.dialogue': 'Automatisch bericht',
  'wording.kind.moved': 'Verplaatst',
  'wording.kind.propose': 'Andere tijd kiezen',
  'wording.kind.reassigned': 'Nu bij een collega',
  'wording.kind.reminder': 'Herinnering',
  'wording.kind.reminder-day': 'Herinnering aan meerdere op één dag',
  'wording.kind.series-cancelled': 'Reeks geannuleerd',
  'wording.kind.series-created': 'Reeks gemaakt',
  'wording.kind.series-moved': 'Reeks verplaatst',
  'wording.back': 'Alle berichten',
  'wording.field.before': 'Vóór het bericht ({language})',
  'wording.field.after': 'Na het bericht ({language})',
  'wording.hint.known':
    'Leeg: er komt niets bij. U kunt {known} gebruiken; dat wordt ingevuld als het bericht vertrekt',
  'wording.fixed.contact':
    'Aan dit bericht kan niets worden toegevoegd: het vraagt of een adres of nummer klopt, en dus kan een vreemde het lezen. Tot het antwoord er is staat er in wie het vraagt, en verder niets.',
  'wording.fixed.dialogue':
    'Dit zijn de woorden rond de aankondiging. Wat u zelf te zeggen hebt, staat op de pagina achter de link:',
  'wording.languages': 'Voorbeeld in een andere taal',
  'wording.fixed.day': 'Het heeft de woorden van de herinnering:',
  'wording.look': 'Voorbeeld bekijken',
  'wording.example': 'Voorbeeld: {language}',
  'wording.example.dark': 'In een donker mailprogramma',
  'wording.example.light': 'In een licht mailprogramma',
  'wording.example.note': 'Namen, tijden en links zijn verzonnen; er wordt niets verstuurd.',
  'wording.example.link': 'Als patiënten online kunnen wijzigen',
  'wording.example.phone': 'Als zij moeten bellen',
  'wording.example.plain': 'Als een mailprogramma alleen tekst toont',
  'wording.size':
    '{characters, plural, one {# teken} other {# tekens}} in {encoding}, {segments, plural, one {# segment} other {# segmenten}}',
  'wording.room': 'Nog plaats voor {count, plural, one {# teken} other {# tekens}}',
  'wording.cost': 'kost {cost}',
  'wording.noCost': 'geen prijs ingesteld',
  'wording.beyond': 'Niet in GSM-7: {letters}. Daarmee past er 70 in een segment in plaats van 160.',
  'wording.long':
    'De naam van de praktijk en het webadres hebben samen {count} tekens. Met hooguit {most} past elk sms-bericht in één segment; daarboven nemen sommige er twee.',
  'wording.missing':
    'U zegt iets in andere talen, maar niet in: {languages}. Aan berichten in die taal wordt niets toegevoegd.',
  'wording.error.placeholder': '{unknown} is hier niet bekend. U kunt {known} gebruiken',
  'wording.error.address':
    'Hierin staat het adres van {location}. Een adres staat nooit in een bericht: patiënten vinden het achter de link',
  'wording.warn.address':
    'In ‘{field}’ lijkt een adres te staan. Een adres hoort niet in een bericht: patiënten vinden het achter de link.',
  'wording.warn.type':
    'In ‘{field}’ staat ‘{name}’, zoals een afspraaktype heet. Waarvoor iemand komt hoort niet in een bericht.',
  'wording.warn.place': 'De locatie ‘{name}’ staat in berichten, en die naam lijkt op een adres.',
  'wording.warn.placeType':
    'De locatie ‘{name}’ staat in berichten, en in die naam staat ‘{type}’, zoals een afspraaktype heet.',
  'wording.warn.here':
    'Deze naam lijkt op een adres. De naam staat in berichten, waar geen adres hoort: een naam als ‘Zuid’ is genoeg.',
}
