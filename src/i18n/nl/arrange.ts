import type { arrange as original } from '../en/arrange.ts'

export const arrange: Readonly<Record<keyof typeof original, string>> = {
  'blocks.atOnce': 'Wijzigingen hier gelden meteen, vanaf vandaag. Geboekte afspraken verschuiven nooit.',
  'blocks.atOnce.lead':
    'Een sjabloon zegt welke roosterblokken een week heeft. Wijzigt u er een dat geldt, dan geldt dat meteen. Geboekte afspraken verschuiven nooit.',
  'blocks.error.elsewhere': '{name} staat op een andere locatie dan dit blok',
  'blocks.error.inTheWay': 'Een blok van een ander geldend sjabloon zit in de weg',
  'blocks.field.resources': 'Ruimtes en apparaten in dit blok',
  'blocks.hint.resources':
    'Van wat een afspraak nodig heeft, worden deze genomen en geen andere van dezelfde soort. Er wordt niets gereserveerd. Niets aangevinkt: alles wat past',
  'blocks.outside':
    '{count, plural, one {# geboekte afspraak valt} other {# geboekte afspraken vallen}} vanaf nu buiten de roosterblokken. Er wordt niets verplaatst.',
  'fine.atOnce': 'Meteen',
  'fine.atOnce.hint':
    'Een wijziging geldt vanaf vandaag. Handig voor een kleine praktijk; er wordt vooraf niets getoond',
  'fine.field.addressHour': 'Afspraken per uur vanuit één netwerk',
  'fine.field.holdMinutes': 'Minuten dat een gekozen tijd bewaard blijft',
  'fine.field.newKindsWeb': 'Nieuwe soorten roosterblok zijn online boekbaar',
  'fine.field.openBookings': 'Openstaande afspraken van één persoon, hoogstens',
  'fine.field.templates': 'Wanneer wijzigingen van een weeksjabloon gelden',
  'fine.group.booking': 'Terwijl een patiënt boekt',
  'fine.group.misuse': 'Tegen misbruik',
  'fine.group.staff': 'Aan de balie',
  'fine.hint.addressHour':
    'Daarna gaan afspraken daarvandaan langzamer en krijgen ze een merkteken voor medewerkers. Niemand wordt geweigerd',
  'fine.hint.holdMinutes': 'Van 2 tot 60. Niemand raakt de tijd eerder kwijt; daarna mogen anderen hem nemen',
  'fine.hint.newKindsWeb':
    'Alleen hoe het vinkje staat als u een soort toevoegt. Wat er al is, verandert niet',
  'fine.hint.openBookings':
    'Komende afspraken met hetzelfde e-mailadres, telefoonnummer of nummer, over alle types samen. Daarboven: bel ons',
  'fine.lead':
    'De waarden waarmee Ledig begint, passen bij de meeste praktijken. Wijzig er een als u weet waarom.',
  'fine.onUpdate': 'Als ik ze laat ingaan',
  'fine.onUpdate.hint':
    'Gewijzigde tijden wachten in een concept; voordat ze gelden, ziet u welke afspraken erbuiten zouden vallen',
  'index.group.booking': 'Wat er te boeken is, en wanneer',
  'index.group.more': 'Meer',
  'index.group.patients': 'Patiënten',
  'index.group.people': 'Mensen en ruimtes',
  'index.group.practice': 'De praktijk',
  'settings.field.currency': 'Munteenheid',
  'settings.field.messagesOn': 'E-mails aan patiënten sturen',
  'settings.field.practiceEmail': 'E-mailadres van de praktijk',
  'settings.field.strict': 'Alleen aan adressen die iemand heeft bevestigd',
  'settings.hint.currency': 'Voor de prijzen van afspraaktypes. Bedragen worden niet omgerekend',
  'settings.hint.messagesOn': 'Zonder dit gaat er niets de deur uit, wat er hieronder ook is aangevinkt',
  'settings.hint.practiceEmail': 'Voor vragen over privacy en toegankelijkheid; staat op die twee pagina’s',
  'settings.hint.strict': 'De bevestiging van de boeking zelf gaat altijd naar het adres waarmee geboekt is',
  'settings.savedNow': 'Nu opgeslagen, waar het verschilt van wat u invulde:',
  'settings.tab.fine-tuning': 'Fijnafstelling',
  'settings.tab.statements': 'Privacy en toegankelijkheid',
  'statements.email': 'Of schrijf naar {email}.',
  'statements.field.accessibility': 'Over toegankelijkheid, {language}',
  'statements.field.privacy': 'Over privacy, {language}',
  'statements.hint.accessibility':
    'Staat bovenaan de pagina, boven wat Ledig over zichzelf zegt. Hoogstens 4000 tekens',
  'statements.hint.privacy':
    'Wie verantwoordelijk is, en wat uw praktijk doet naast wat er al op de pagina staat. Hoogstens 4000 tekens',
  'statements.lead':
    'Elke boekingspagina verwijst naar deze twee pagina’s. Ze zijn volledig zonder uw tekst; voeg toe wat bijzonder is aan uw praktijk.',
  'statements.see.accessibility': 'Bekijk de pagina over toegankelijkheid',
  'statements.see.privacy': 'Bekijk de privacypagina',
  'types.count': '{count} van hoogstens {most} tekens',
  'types.hint.kindActive':
    'Vink uit om de soort buiten gebruik te stellen: er komen geen nieuwe blokken van en patiënten boeken er niet in. De blokken zelf blijven voor medewerkers',
  'types.remove': 'Dit type verwijderen',
  'types.remove.inUse': 'Verwijderen kan niet, want het type komt voor in:',
  'types.remove.instead':
    'Stel het in plaats daarvan buiten gebruik: niemand boekt het meer en geboekte afspraken blijven zoals ze zijn.',
  'types.remove.retired': 'Het is al buiten gebruik: niemand boekt het meer.',
  'types.remove.sure': 'Niets gebruikt het. Eenmaal verwijderd komt het niet terug.',
  'types.removeKind': 'Deze soort roosterblok verwijderen',
  'types.removeKind.inUse': 'Verwijderen kan niet, want de soort komt voor in:',
  'types.removeKind.instead':
    'Stel de soort in plaats daarvan buiten gebruik: er komen geen nieuwe blokken van en patiënten boeken er niet in.',
  'types.removeKind.retired': 'De soort is al buiten gebruik: patiënten boeken er niet in.',
  'types.removeKind.sure':
    'Er zijn geen roosterblokken van deze soort. Eenmaal verwijderd komt de soort niet terug.',
  'types.retire': 'Buiten gebruik stellen',
  'types.retireKind': 'Buiten gebruik stellen',
  'types.use.appointments': 'afspraken, ook die voorbij zijn',
  'types.use.blocks': 'roosterblokken',
  'types.use.links': 'boekingslinks',
  'types.use.records': 'andere gegevens, zoals wensen of lijsten',
  'types.use.types': 'afspraaktypes die eraan gekoppeld zijn',
}
