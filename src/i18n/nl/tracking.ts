import type { tracking as original } from '../en/tracking.ts'

export const tracking: Readonly<Record<keyof typeof original, string>> = {
  'settings.tab.tracking': 'Bezoek tellen',
  'tracking.counted': 'Dit bezoek wordt geteld met {service}.',
  'tracking.error.ga4':
    'Vul alleen de meet-ID in, zoals G-ABC1234567. Niet het script en niet het nummer van de property.',
  'tracking.error.matomo':
    'Vul het adres van uw Matomo in, zoals https://stats.example.org/matomo/. Het begint met https:// en is een openbare website.',
  'tracking.error.ours': 'Dit is het adres van uw afsprakenboek zelf. Vul dat van een andere website in.',
  'tracking.error.own':
    'Vul alleen het adres van het script in, zoals https://stats.example.org/count.js. Het begint met https:// en is een openbare website.',
  'tracking.error.ownId': 'Gebruik letters, cijfers, punten, streepjes en liggende streepjes, hoogstens 80',
  'tracking.error.site': 'Vul het nummer van de website in Matomo in, zoals 1',
  'tracking.error.universal':
    'Nummers die met UA- beginnen, tellen sinds 2023 niet meer. Kies in Google Analytics Beheer > Gegevensstreams > uw website: de meet-ID daar begint met G-.',
  'tracking.event.booking_completed': 'De afspraak is gemaakt; gemeld door de laatste pagina',
  'tracking.event.booking_init': 'De bezoeker vindt tellen goed; één keer per bezoek',
  'tracking.event.button':
    'Elke andere knop op de pagina’s vóór de gegevens, zoals ‘Latere dagen’; welke wordt niet gemeld',
  'tracking.event.calendar_selected':
    'Een behandelaar of ‘geen voorkeur’ is gekozen; welke wordt niet gemeld',
  'tracking.event.date_selected': 'Op een vrije tijd is gedrukt; welke wordt niet gemeld',
  'tracking.event.type_selected': 'Een soort afspraak is gekozen; welke wordt niet gemeld',
  'tracking.field.ga4Id': 'Meet-ID',
  'tracking.field.kind': 'Waarmee wordt geteld',
  'tracking.field.matomoSite': 'Nummer van de website in Matomo',
  'tracking.field.matomoUrl': 'Adres van uw Matomo',
  'tracking.field.ownId': 'ID die het script nodig heeft',
  'tracking.field.ownUrl': 'Adres van het script',
  'tracking.field.question': 'Vraag, {language}',
  'tracking.frame': 'Bezoek tellen',
  'tracking.group.question': 'De vraag aan bezoekers',
  'tracking.hint.ga4Id': 'Beheer > Gegevensstreams > uw website. Begint met G-. Plak het script niet.',
  'tracking.hint.matomoSite': 'Instellingen > Websites, ‘ID’',
  'tracking.hint.matomoUrl': 'Waar u bij Matomo inlogt, zoals https://stats.example.org/matomo/',
  'tracking.hint.ownId': 'Het script vindt deze als data-id van zijn eigen element',
  'tracking.hint.ownUrl':
    'Zoals https://stats.example.org/count.js. Het hoort de gebeurtenis ‘ledig’ en mag alleen praten met de server waar het vandaan komt.',
  'tracking.kind.ga4.hint':
    'Er wordt ook in de Verenigde Staten geteld. Geen advertentiefuncties, geen cookies.',
  'tracking.kind.matomo.hint': 'Op uw eigen server of die van Matomo. Geen cookies.',
  'tracking.kind.off': 'Niets: bezoek wordt niet geteld',
  'tracking.kind.off.hint':
    'Niemand krijgt de vraag, en niemand behalve u weet van een bezoek. Zo wordt Ledig geleverd.',
  'tracking.kind.own': 'Een eigen script',
  'tracking.kind.own.hint': 'Elke andere teller, met zijn adres.',
  'tracking.label': 'Bezoek tellen',
  'tracking.lead':
    'U kunt zien hoeveel bezoekers een afspraak beginnen te maken en hoeveel die afmaken. Elke bezoeker krijgt eerst de vraag; zonder ja wordt niets geladen.',
  'tracking.learns':
    'De teller draait in een eigen frame. Hij krijgt de namen van zes stappen te horen, en nooit wie iemand is, wat er gekozen of getypt is, of het adres van een pagina. Pagina’s met persoonsgegevens laden hem niet.',
  'tracking.no': 'Nee, niet tellen',
  'tracking.privacy':
    'Bij het maken van een afspraak plaatsen we geen cookies. Alleen als u ja zegt, telt {service} welke stappen op onze afspraakpagina’s worden gezet. {service} ziet uw netwerkadres en browser, zoals elke website, en komt nooit te weten wie u bent, wat u kiest of wat u typt. Zonder uw ja hoort geen ander bedrijf dat u hier bent.',
  'tracking.question':
    'Mogen we tellen hoe onze afspraakpagina’s worden gebruikt? {service} hoort dan welke stappen worden gezet en ziet uw netwerkadres en browser, maar komt nooit te weten wie u bent, wat u kiest of wat u typt.',
  'tracking.question.lead':
    'Bezoekers lezen dit voordat er iets wordt geteld. Laat het leeg voor onze tekst, die zegt wie er telt en wat die te weten komt.',
  'tracking.stop': 'Stoppen met tellen',
  'tracking.test.asked': 'Opgevraagd:',
  'tracking.test.back': 'Terug naar de instellingen',
  'tracking.test.blocked': 'Niet toegestaan en niet verstuurd:',
  'tracking.test.event': 'Gebeurtenis',
  'tracking.test.failed':
    'Het script van {service} kon niet worden geladen. Klopt het adres? Een blokkering in uw browser heeft hetzelfde effect.',
  'tracking.test.lead':
    'Dit opent het frame zoals een afspraakpagina dat doet, met {service} erin, en meldt elke gebeurtenis één keer. Ze verschijnen daar in uw cijfers.',
  'tracking.test.left': 'Wat het script van het netwerk heeft gevraagd',
  'tracking.test.leftHint':
    'Elke regel laat zien dat er iets is vertrokken. Sommige tellers wachten een paar seconden en versturen er meer tegelijk.',
  'tracking.test.link': 'Testen',
  'tracking.test.loaded': 'Het script van {service} is geladen.',
  'tracking.test.noScript':
    'Voor deze test is JavaScript nodig. Zonder JavaScript wordt ook op de afspraakpagina’s niets geteld.',
  'tracking.test.off': 'Er wordt nu niets geteld, dus er valt niets te testen.',
  'tracking.test.opened': 'Het frame is open. Het script van {service} wordt opgehaald.',
  'tracking.test.result': 'In deze test',
  'tracking.test.silent':
    'Van het script van {service} is in acht seconden niets gekomen: de server antwoordt niet, of er is een blokkering. Afspraken maken gaat gewoon door.',
  'tracking.test.start': 'Test starten',
  'tracking.test.threw':
    'Het script is geladen en gestopt op een eigen fout. Afspraken maken gaat gewoon door.',
  'tracking.test.title': 'Het tellen testen',
  'tracking.test.told': 'Gemeld',
  'tracking.test.waiting': 'Er is nog niets geladen.',
  'tracking.test.when': 'Wanneer het wordt gemeld',
  'tracking.yes': 'Ja, tellen mag',
}
