import type { tracking as original } from '../en/tracking.ts'

export const tracking: Readonly<Record<keyof typeof original, string>> = {
  'settings.tab.tracking': 'Besöksräkning',
  'tracking.counted': 'Det här besöket räknas med {service}.',
  'tracking.error.ga4':
    'Ange bara mätnings-ID:t, till exempel G-ABC1234567. Inte skriptet och inte egendomens nummer.',
  'tracking.error.matomo':
    'Ange adressen till er Matomo, till exempel https://stats.example.org/matomo/. Den börjar med https:// och är en öppen webbplats.',
  'tracking.error.ours': 'Det här är adressen till er egen tidbok. Ange adressen till en annan webbplats.',
  'tracking.error.own':
    'Ange bara adressen till skriptet, till exempel https://stats.example.org/count.js. Den börjar med https:// och är en öppen webbplats.',
  'tracking.error.ownId': 'Använd bokstäver, siffror, punkter, bindestreck och understreck, högst 80',
  'tracking.error.site': 'Ange webbplatsens nummer i Matomo, till exempel 1',
  'tracking.error.universal':
    'Nummer som börjar med UA- slutade räkna 2023. Välj Administratör > Dataströmmar > er webbplats i Google Analytics: mätnings-ID:t där börjar med G-.',
  'tracking.event.booking_completed': 'Tiden är bokad; meddelas av sista sidan',
  'tracking.event.booking_init': 'Besökaren har gått med på att räknas; en gång per besök',
  'tracking.event.button':
    'Någon annan knapp på sidorna före uppgifterna, till exempel ”Senare dagar”; vilken meddelas inte',
  'tracking.event.calendar_selected':
    'En behandlare, eller ”Spelar ingen roll”, har valts; vilken meddelas inte',
  'tracking.event.date_selected': 'En ledig tid har valts; vilken meddelas inte',
  'tracking.event.type_selected': 'En typ av besök har valts; vilken meddelas inte',
  'tracking.field.ga4Id': 'Mätnings-ID',
  'tracking.field.kind': 'Vad som räknar',
  'tracking.field.matomoSite': 'Webbplatsens nummer i Matomo',
  'tracking.field.matomoUrl': 'Adress till er Matomo',
  'tracking.field.ownId': 'ID som skriptet behöver',
  'tracking.field.ownUrl': 'Adress till skriptet',
  'tracking.field.question': 'Fråga, {language}',
  'tracking.frame': 'Besöksräkning',
  'tracking.group.question': 'Frågan till besökarna',
  'tracking.hint.ga4Id':
    'Administratör > Dataströmmar > er webbplats. Börjar med G-. Klistra inte in skriptet.',
  'tracking.hint.matomoSite': 'Inställningar > Webbplatser, ”ID”',
  'tracking.hint.matomoUrl': 'Där ni loggar in i Matomo, till exempel https://stats.example.org/matomo/',
  'tracking.hint.ownId': 'Skriptet hittar det som data-id på sitt eget element',
  'tracking.hint.ownUrl':
    'Till exempel https://stats.example.org/count.js. Det hör händelsen ”ledig” och får bara tala med den server det kom från.',
  'tracking.kind.ga4.hint': 'Besök räknas även i USA. Inga annonsfunktioner, inga kakor.',
  'tracking.kind.matomo.hint': 'På er egen server eller Matomos. Inga kakor.',
  'tracking.kind.off': 'Inget: besök räknas inte',
  'tracking.kind.off.hint': 'Ingen får frågan, och ingen utom ni vet om ett besök. Så levereras Ledig.',
  'tracking.kind.own': 'Ett eget skript',
  'tracking.kind.own.hint': 'Någon annan räknare, med dess adress.',
  'tracking.label': 'Besöksräkning',
  'tracking.lead':
    'Ni kan se hur många besökare som börjar boka och hur många som blir klara. Varje besökare får frågan först; utan ett ja laddas ingenting.',
  'tracking.learns':
    'Räknaren körs i en egen ram. Den får veta namnen på sex steg, och aldrig vem någon är, vad som har valts eller skrivits eller adressen till en sida. Sidor med personuppgifter laddar den inte.',
  'tracking.no': 'Nej, räkna inte',
  'tracking.privacy':
    'När du bokar sätter vi inga kakor. Bara om du säger ja räknar {service} vilka steg som tas på våra bokningssidor. {service} ser din nätverksadress och webbläsare, som alla webbplatser, men får aldrig veta vem du är, vad du väljer eller vad du skriver. Utan ditt ja får inget annat företag veta att du är här.',
  'tracking.question':
    'Får vi räkna hur våra bokningssidor används? {service} får då veta vilka steg som tas och ser din nätverksadress och webbläsare, men får aldrig veta vem du är, vad du väljer eller vad du skriver.',
  'tracking.question.lead':
    'Besökarna läser det här innan något räknas. Lämna tomt för vår text, som säger vem som räknar och vad den får veta.',
  'tracking.stop': 'Sluta räkna',
  'tracking.test.asked': 'Hämtat:',
  'tracking.test.back': 'Tillbaka till inställningarna',
  'tracking.test.blocked': 'Inte tillåtet och inte skickat:',
  'tracking.test.event': 'Händelse',
  'tracking.test.failed':
    'Skriptet från {service} kunde inte hämtas. Stämmer adressen? En blockerare i webbläsaren har samma verkan.',
  'tracking.test.lead':
    'Det här öppnar ramen som en bokningssida gör, med {service} i den, och meddelar varje händelse en gång. De syns i er statistik där.',
  'tracking.test.left': 'Vad skriptet har bett nätverket om',
  'tracking.test.leftHint':
    'Varje rad visar att något har skickats. Vissa räknare väntar några sekunder och skickar flera på en gång.',
  'tracking.test.link': 'Testa',
  'tracking.test.loaded': 'Skriptet från {service} har hämtats.',
  'tracking.test.noScript':
    'Det här testet kräver JavaScript. Utan det räknas ingenting på bokningssidorna heller.',
  'tracking.test.off': 'Ingenting räknas just nu, så det finns inget att testa.',
  'tracking.test.opened': 'Ramen är öppen. Skriptet från {service} hämtas.',
  'tracking.test.result': 'I det här testet',
  'tracking.test.silent':
    'Skriptet från {service} har inte hörts av på åtta sekunder: servern svarar inte, eller en blockerare är i vägen. Det går att boka ändå.',
  'tracking.test.start': 'Starta testet',
  'tracking.test.threw': 'Skriptet hämtades och stannade på ett eget fel. Det går att boka ändå.',
  'tracking.test.title': 'Testa besöksräkningen',
  'tracking.test.told': 'Meddelad',
  'tracking.test.waiting': 'Ingenting har hämtats ännu.',
  'tracking.test.when': 'När den meddelas',
  'tracking.yes': 'Ja, räkna gärna',
}
