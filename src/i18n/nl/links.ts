import type { links as original } from '../en/links.ts'

export const links: Readonly<Record<keyof typeof original, string>> = {
  'links.active': 'In gebruik',
  'links.active.hint': 'Staat dit uit, dan zegt de pagina achter de link dat dit niet meer te boeken is',
  'links.add': 'Link toevoegen',
  'links.address': 'Adres',
  'links.all': 'Alle links',
  'links.allOpen': 'Alles staat open',
  'links.booked': 'Geboekt',
  'links.button': 'Afspraak maken',
  'links.buttonCode': 'Knop',
  'links.buttonCode.hint':
    'HTML voor een knop op uw website. Klik in het vak, selecteer alles en kopieer het.',
  'links.closed':
    'Online afspraken maken staat nu uit. Zolang dat zo is, tonen alle links een pagina die dat zegt.',
  'links.copy': 'Voor uw website',
  'links.counts':
    '{opened, plural, =0 {Nog niet geopend} one {Eén keer geopend} other {# keer geopend}}, {booked, plural, =0 {geen afspraak gemaakt} one {# afspraak gemaakt} other {# afspraken gemaakt}}.',
  'links.error.slug': 'Gebruik kleine letters a–z, cijfers en losse streepjes, hoogstens 60, zoals griepprik',
  'links.error.taken': 'Een andere link heeft dit adres al',
  'links.field.practitioner': 'Behandelaar',
  'links.field.slug': 'Laatste deel van het adres',
  'links.fixed': 'Patiënten kunnen niet wijzigen wat hier gekozen is',
  'links.fixed.hint': 'Wat open blijft, kiezen ze daarbinnen zelf',
  'links.fixed.short': 'Vast',
  'links.frame': 'Frame in uw pagina',
  'links.frame.hint':
    'HTML die de afsprakenpagina in een pagina van u toont, 600 pixels hoog, met een eigen schuifbalk. Werkt zonder script.',
  'links.frameTitle': 'Afspraak maken – {practice}',
  'links.lead':
    'Een link kan een afspraaktype, een locatie of een behandelaar noemen: “griepprik” op de nieuwspagina, één locatie op haar eigen website.',
  'links.list': 'Links voor een doel',
  'links.new': 'Waar de link voor is',
  'links.none': 'Er zijn er nog geen.',
  'links.notFramable':
    'Nog geen enkele website mag de afsprakenpagina in een frame tonen. Frame en script werken zodra u uw website hebt genoemd.',
  'links.notFramable.link': 'Uw website noemen',
  'links.open': 'Open: de patiënt kiest',
  'links.openLink': 'Link openen',
  'links.opened': 'Geopend',
  'links.own': 'De link van de praktijk zelf',
  'links.own.more': 'Knop en frame voor uw website',
  'links.preselected': 'Te wijzigen',
  'links.preview': 'Voorbeeld: er wordt niets geboekt',
  'links.preview.again': 'Nog eens proberen',
  'links.preview.done': 'Hier houdt het voorbeeld op',
  'links.preview.lead':
    'Met deze knop had een patiënt de onderstaande afspraak gemaakt. Er is niets geboekt, bewaard of verstuurd.',
  'links.preview.next': 'Wat de patiënt nu zou lezen',
  'links.preview.over': 'Dit voorbeeld is voorbij',
  'links.preview.overLead':
    'Een voorbeeld duurt een uur. Begin een nieuw bij Instellingen, onder Afsprakenlinks.',
  'links.script': 'Frame dat past',
  'links.script.hint':
    'Zoals hierboven, en zo hoog als de pagina nodig heeft waar scripts werken. Zonder script brengt de link erin u naar de afsprakenpagina.',
  'links.slug.hint':
    'Kleine letters, cijfers en streepjes. Laat u het leeg, dan wordt het gemaakt van wat u kiest. Wijzigt u het, dan werkt het oude adres niet meer.',
  'links.state': 'Toestand',
  'links.state.broken': 'Leidt nergens heen',
  'links.state.broken.long':
    'Wat deze link noemt, is nu niet online te boeken, of niet samen. Wie de link opent, ziet een pagina die dat zegt.',
  'links.state.off': 'Niet in gebruik',
  'links.state.works': 'Werkt',
  'links.title': 'Afsprakenlinks',
  'links.try': 'Probeer een link altijd eerst zelf, voordat u hem op uw website zet.',
  'links.tryOut': 'Uitproberen',
  'links.tryOut.hint':
    '“Uitproberen” toont een uur lang elke pagina zoals patiënten haar zien, ook als online afspraken maken uit staat; er wordt niets geboekt.',
  'links.what': 'Wat de link noemt',
  'settings.tab.links': 'Afsprakenlinks',
}
