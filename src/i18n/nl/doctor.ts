import type { doctor as original } from '../en/doctor.ts'

export const doctor: Readonly<Record<keyof typeof original, string>> = {
  'doctor.title': 'Komt onze e-mail aan?',
  'doctor.open': 'Controleren of e-mail aankomt',
  'doctor.demo':
    'Dit is de demonstratie: elke e-mail wordt op deze computer opgevangen, dus er is geen server om te controleren.',
  'doctor.unset': 'Stel eerst de mailserver in: daarna kan hij hier worden gecontroleerd.',
  'doctor.lead':
    'E-mail gaat weg via {server}, van {from}. Alleen die server en de DNS van deze computer worden bevraagd; niemand anders komt iets te weten.',
  'doctor.check': 'Nu controleren',
  'doctor.check.title': 'Server en domein',
  'doctor.selector': 'DKIM-selector',
  'doctor.selector.hint':
    'Zo noemt uw mailprovider het. Zonder selector zoeken we naar de gebruikelijke van een bekende provider.',
  'doctor.topic.server': 'De server',
  'doctor.topic.tls': 'Versleuteling',
  'doctor.topic.login': 'Inloggen',
  'doctor.topic.spf': 'Wie voor u mag versturen (SPF)',
  'doctor.topic.dkim': 'Handtekening (DKIM)',
  'doctor.topic.dmarc': 'Wat anderen met vervalsingen doen (DMARC)',
  'doctor.tone.ok': 'in orde',
  'doctor.tone.warn': 'bekijk dit',
  'doctor.tone.err': 'los dit op',
  'doctor.server.fine': '{host} antwoordt op poort {port}.',
  'doctor.server.away':
    '{host} antwoordt niet op poort {port}: “{words}”. Vergelijk server en poort met wat uw provider opgeeft; 587 en 465 zijn gebruikelijk. Er kan een firewall tussen zitten.',
  'doctor.tls.fine': '{version}, met een certificaat van {issuer} dat geldig is tot {until}.',
  'doctor.tls.soon':
    '{version}, maar het certificaat van {issuer} verloopt op {until}. Vraag uw provider of het wordt vernieuwd: na die dag gaat er niets meer weg.',
  'doctor.tls.none':
    'De server biedt geen versleuteling, dus er gaat niets via deze server weg. Vraag uw provider om een poort met TLS; 465 en 587 zijn gebruikelijk.',
  'doctor.tls.near':
    'Niet versleuteld. Dat mag bij een server op deze computer of in uw eigen netwerk, of omdat de instellingen dat zeggen.',
  'doctor.tls.expired': 'Het certificaat is verlopen op {until}. Vraag uw provider het te vernieuwen.',
  'doctor.tls.name': 'Het certificaat is niet voor {host}. Gebruik de servernaam die uw provider opgeeft.',
  'doctor.tls.untrusted':
    'Het certificaat is niet te vertrouwen ({problem}). Vraag uw provider om een certificaat van een erkende uitgever.',
  'doctor.login.fine': 'De server laat {user} toe.',
  'doctor.login.none': 'De server vraagt geen wachtwoord.',
  'doctor.login.refused':
    'De server weigert {user}: “{words}”. Typ het wachtwoord opnieuw; sommige providers willen een app-wachtwoord.',
  'doctor.login.notTried': 'Inloggen was niet mogelijk: “{words}”.',
  'doctor.domain.everybodys':
    'De afzender is een adres bij {domain}, waar iedereen er een kan hebben: alleen de eigenaar daarvan bepaalt wie ervoor verstuurt, en veel ontvangers weigeren post van elders. Verstuur vanaf een eigen domein.',
  'doctor.late': 'Niet bekeken: het duurde te lang om zover te komen. Controleer over een minuut opnieuw.',
  'doctor.dns.failed':
    'De DNS van deze computer gaf geen antwoord over {domain}. Probeer het over een minuut opnieuw.',
  'doctor.spf.fine': '{domain} zegt dat {host} ervoor mag versturen: {text}',
  'doctor.spf.unsure': '{domain} heeft een record: {text}. Vraag uw provider of {host} erin zit.',
  'doctor.spf.none':
    '{domain} zegt niet wie ervoor mag versturen: post kan voor vervalst doorgaan. Laat dit record instellen waar het domein wordt beheerd.',
  'doctor.spf.several':
    '{domain} heeft meer dan één zo’n record en dan gelooft niemand er een. Zet er één voor in de plaats.',
  'doctor.spf.open':
    'Het record van {domain} laat iedereen in uw naam versturen. Zet dit ervoor in de plaats.',
  'doctor.spf.missing': '{host} staat niet in het record van {domain}: {text}. Zet dit ervoor in de plaats.',
  'doctor.dkim.fine': 'De sleutel staat er, onder de naam “{selector}”.',
  'doctor.dkim.none':
    'Geen sleutel gevonden bij {domain} (gezocht: {tried}). Zet DKIM aan bij {host}: daar staat het record dat u moet instellen, want niemand anders kent de sleutel.',
  'doctor.dkim.ask':
    'Waar de sleutel van {domain} staat, weet alleen {host}. Vraag uw provider naar de selector en vul die hierboven in.',
  'doctor.dmarc.strict': '{domain} vraagt ontvangers om vervalste post tegen te houden.',
  'doctor.dmarc.watch':
    '{domain} heeft een record dat alleen meekijkt. Dat is genoeg om aan te komen; zijn SPF en DKIM in orde, dan mag het strenger.',
  'doctor.dmarc.none':
    '{domain} heeft geen record. Grote ontvangers vragen erom; dit record weigert niets en is een goed begin.',
  'doctor.dmarc.several':
    '{domain} heeft meer dan één record en dan gelooft niemand er een. Zet er één voor in de plaats.',
  'doctor.dmarc.broken': 'Het record van {domain} is niet te lezen. Zet dit ervoor in de plaats.',
  'doctor.record':
    'Een TXT-record, waar uw domein wordt beheerd. Het kan een uur duren tot iedereen het ziet.',
  'doctor.record.name': 'Naam',
  'doctor.record.value': 'Waarde',
  'doctor.test': 'Testbericht versturen',
  'doctor.test.title': 'Een echt bericht',
  'doctor.test.to': 'Aan',
  'doctor.test.hint': 'Liefst een adres elders, zoals uw eigen adres thuis. Kijk ook in de spammap.',
  'doctor.test.address': 'Vul een e-mailadres in, zoals naam@example.org',
  'doctor.test.accepted': 'De server heeft het voor {to} aangenomen. Of het aankomt, ziet u daar.',
  'doctor.test.refused': 'Het is niet aangenomen voor {to}.',
  'doctor.test.words': 'Antwoord van de server:',
}
