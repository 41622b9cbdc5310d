import type { links as original } from '../en/links.ts'

export const links: Readonly<Record<keyof typeof original, string>> = {
  'links.active': 'Används',
  'links.active.hint':
    'När länken är avstängd leder den till en sida som säger att detta inte längre går att boka',
  'links.add': 'Lägg till en länk',
  'links.address': 'Adress',
  'links.all': 'Alla länkar',
  'links.allOpen': 'Allt är öppet',
  'links.booked': 'Bokade',
  'links.button': 'Boka tid',
  'links.buttonCode': 'Knapp',
  'links.buttonCode.hint': 'HTML för en knapp på er webbplats. Klicka i rutan, markera allt och kopiera.',
  'links.closed': 'Webbokningen är stängd just nu. Tills den öppnas visar alla länkar en sida som säger det.',
  'links.copy': 'Till er webbplats',
  'links.counts':
    '{opened, plural, =0 {Inte öppnad än} one {Öppnad en gång} other {Öppnad # gånger}}, {booked, plural, =0 {ingen tid bokad} one {# tid bokad} other {# tider bokade}}.',
  'links.error.slug':
    'Använd små bokstäver a–z, siffror och enstaka bindestreck, högst 60 tecken, till exempel influensavaccin',
  'links.error.taken': 'En annan länk har redan den här adressen',
  'links.field.practitioner': 'Behandlare',
  'links.field.slug': 'Adressens sista del',
  'links.fixed': 'Patienten kan inte ändra det som valts här',
  'links.fixed.hint': 'Det som är öppet väljer patienten själv, inom detta',
  'links.fixed.short': 'Låst',
  'links.frame': 'Ram',
  'links.frame.hint':
    'HTML som visar bokningssidan inuti en av era sidor, 600 bildpunkter hög, med egen rullningslist. Fungerar utan skript.',
  'links.frameTitle': 'Boka tid – {practice}',
  'links.lead':
    'En länk kan ange en bokningstyp, en mottagning eller en behandlare: ”influensavaccin” på nyhetssidan, en mottagning på dess egen webbplats.',
  'links.list': 'Länkar för ett ändamål',
  'links.new': 'Vad länken är till för',
  'links.none': 'Det finns inga än.',
  'links.notFramable':
    'Ingen webbplats får visa bokningssidan i en ram än. Ram och skript fungerar när ni har angett er webbplats.',
  'links.notFramable.link': 'Ange er webbplats',
  'links.open': 'Öppet: patienten väljer',
  'links.openLink': 'Öppna länken',
  'links.opened': 'Öppnad',
  'links.own': 'Mottagningens egen länk',
  'links.own.more': 'Knapp och ram till er webbplats',
  'links.preselected': 'Kan ändras',
  'links.preview': 'Förhandsvisning: ingenting bokas',
  'links.preview.again': 'Prova en gång till',
  'links.preview.done': 'Här slutar förhandsvisningen',
  'links.preview.lead':
    'Med den här knappen hade en patient bokat tiden nedan. Ingenting har bokats, sparats eller skickats.',
  'links.preview.next': 'Det här skulle patienten läsa nu',
  'links.preview.over': 'Förhandsvisningen är över',
  'links.preview.overLead':
    'En förhandsvisning varar en timme. Starta en ny i Inställningar, under Bokningslänkar.',
  'links.script': 'Ram som anpassar sig',
  'links.script.hint':
    'Som ovan, och så hög som sidan behöver vara där skript körs. Utan skript leder länken i den till bokningssidan.',
  'links.slug.hint':
    'Små bokstäver, siffror och bindestreck. Lämnas det tomt görs det av det ni väljer. Om ni ändrar det slutar den gamla adressen att fungera.',
  'links.state': 'Läge',
  'links.state.broken': 'Leder ingenstans',
  'links.state.broken.long':
    'Det som länken anger går inte att boka på webben just nu, eller inte tillsammans. Den som öppnar länken får se en sida som säger det.',
  'links.state.off': 'Används inte',
  'links.state.works': 'Fungerar',
  'links.title': 'Bokningslänkar',
  'links.try': 'Prova alltid en länk själv innan ni lägger ut den på er webbplats.',
  'links.tryOut': 'Prova',
  'links.tryOut.hint':
    '”Prova” visar under en timme varje sida som patienterna ser den, även när webbokningen är stängd; ingenting bokas.',
  'links.what': 'Vad den anger',
  'settings.tab.links': 'Bokningslänkar',
}
