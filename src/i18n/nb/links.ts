import type { links as original } from '../en/links.ts'

export const links: Readonly<Record<keyof typeof original, string>> = {
  'links.active': 'I bruk',
  'links.active.hint':
    'Når lenken er slått av, fører den til en side som sier at dette ikke lenger kan bestilles',
  'links.add': 'Legg til en lenke',
  'links.address': 'Adresse',
  'links.all': 'Alle lenker',
  'links.allOpen': 'Alt er åpent',
  'links.booked': 'Bestilt',
  'links.button': 'Bestill time',
  'links.buttonCode': 'Knapp',
  'links.buttonCode.hint': 'HTML for en knapp på nettstedet ditt. Klikk i feltet, merk alt og kopier det.',
  'links.closed':
    'Online timebestilling er stengt nå. Til den åpnes, viser alle lenker en side som sier det.',
  'links.copy': 'Til nettstedet ditt',
  'links.counts':
    '{opened, plural, =0 {Ikke åpnet ennå} one {Åpnet én gang} other {Åpnet # ganger}}, {booked, plural, =0 {ingen time bestilt} one {# time bestilt} other {# timer bestilt}}.',
  'links.error.slug':
    'Bruk små bokstaver a–z, sifre og enkle bindestreker, høyst 60 tegn, for eksempel influensavaksine',
  'links.error.taken': 'En annen lenke har allerede denne adressen',
  'links.field.practitioner': 'Behandler',
  'links.field.slug': 'Siste del av adressen',
  'links.fixed': 'Pasienten kan ikke endre det som er valgt her',
  'links.fixed.hint': 'Det som står åpent, velger pasienten selv innenfor dette',
  'links.fixed.short': 'Låst',
  'links.frame': 'Ramme',
  'links.frame.hint':
    'HTML som viser bestillingssiden inne i en av dine sider, 600 piksler høy, med eget rullefelt. Virker uten skript.',
  'links.frameTitle': 'Bestill time – {practice}',
  'links.lead':
    'En lenke kan angi en timetype, en lokasjon eller en behandler: «influensavaksine» på nyhetssiden, én lokasjon på dens eget nettsted.',
  'links.list': 'Lenker til et formål',
  'links.new': 'Hva lenken er til',
  'links.none': 'Det finnes ingen ennå.',
  'links.notFramable':
    'Ingen nettsteder kan vise bestillingssiden i en ramme ennå. Ramme og skript virker når du har oppgitt nettstedet ditt.',
  'links.notFramable.link': 'Oppgi nettstedet ditt',
  'links.open': 'Åpent: pasienten velger',
  'links.openLink': 'Åpne lenken',
  'links.opened': 'Åpnet',
  'links.own': 'Klinikkens egen lenke',
  'links.own.more': 'Knapp og ramme til nettstedet ditt',
  'links.preselected': 'Kan endres',
  'links.preview': 'Forhåndsvisning: ingenting bestilles',
  'links.preview.again': 'Prøv en gang til',
  'links.preview.done': 'Her slutter forhåndsvisningen',
  'links.preview.lead':
    'Med denne knappen ville en pasient ha bestilt timen nedenfor. Ingenting er bestilt, lagret eller sendt.',
  'links.preview.next': 'Dette ville pasienten lese nå',
  'links.preview.over': 'Forhåndsvisningen er over',
  'links.preview.overLead':
    'En forhåndsvisning varer i én time. Start en ny i Innstillinger, under Bestillingslenker.',
  'links.script': 'Ramme som tilpasser seg',
  'links.script.hint':
    'Som over, og så høy som siden trenger der skript kjører. Uten skript fører lenken i den til bestillingssiden.',
  'links.slug.hint':
    'Små bokstaver, sifre og bindestreker. Står feltet tomt, lages det av det du velger. Endrer du det, slutter den gamle adressen å virke.',
  'links.state': 'Tilstand',
  'links.state.broken': 'Fører ingen steder',
  'links.state.broken.long':
    'Det lenken angir, kan ikke bestilles online nå, eller ikke sammen. Den som åpner lenken, får se en side som sier det.',
  'links.state.off': 'Ikke i bruk',
  'links.state.works': 'Virker',
  'links.title': 'Bestillingslenker',
  'links.try': 'Prøv alltid en lenke selv før du legger den ut på nettstedet ditt.',
  'links.tryOut': 'Prøv',
  'links.tryOut.hint':
    '«Prøv» viser i én time hver side slik pasientene ser den, også når online timebestilling er stengt; ingenting bestilles.',
  'links.what': 'Hva den angir',
  'settings.tab.links': 'Bestillingslenker',
}
