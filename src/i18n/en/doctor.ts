/** Whether e-mail arrives: the server, the records of the sender’s domain, a test. */
export const doctor = {
  'doctor.title': 'Does our e-mail arrive?',
  'doctor.open': 'Check whether e-mail arrives',
  'doctor.demo':
    'This is the demonstration: every e-mail is caught on this machine, so there is no server to check.',
  'doctor.unset': 'Set up the mail server first: then it can be checked here.',
  'doctor.lead':
    'E-mail leaves through {server}, from {from}. Only that server and this machine’s DNS are asked; nobody else learns of it.',
  'doctor.check': 'Check now',
  'doctor.check.title': 'Server and domain',
  'doctor.selector': 'DKIM selector',
  'doctor.selector.hint':
    'Your mail provider calls it so. Without it the usual ones of a known provider are looked for.',
  'doctor.topic.server': 'The server',
  'doctor.topic.tls': 'Encryption',
  'doctor.topic.login': 'Signing in',
  'doctor.topic.spf': 'Who may send for you (SPF)',
  'doctor.topic.dkim': 'Signature (DKIM)',
  'doctor.topic.dmarc': 'What others do with forgeries (DMARC)',
  'doctor.tone.ok': 'fine',
  'doctor.tone.warn': 'look at it',
  'doctor.tone.err': 'mend this',
  'doctor.server.fine': '{host} answers at port {port}.',
  'doctor.server.away':
    '{host} does not answer at port {port}: “{words}”. Compare server and port with what your provider says; 587 and 465 are usual. A firewall may stand between.',
  'doctor.tls.fine': '{version}, with a certificate of {issuer} that is valid until {until}.',
  'doctor.tls.soon':
    '{version}, but the certificate of {issuer} ends on {until}. Ask your provider whether it is renewed: after that day nothing is sent.',
  'doctor.tls.none':
    'The server offers no encryption, so nothing is sent through it. Ask your provider for a port with TLS; 465 and 587 are usual.',
  'doctor.tls.near':
    'Not encrypted. That is allowed for a server on this machine or in your own network, or because the settings say so.',
  'doctor.tls.expired': 'The certificate ended on {until}. Ask your provider to renew it.',
  'doctor.tls.name': 'The certificate is not for {host}. Use the server name that your provider gives.',
  'doctor.tls.untrusted':
    'The certificate cannot be trusted ({problem}). Ask your provider for one of a recognised issuer.',
  'doctor.login.fine': 'The server lets {user} in.',
  'doctor.login.none': 'The server asks for no password.',
  'doctor.login.refused':
    'The server refuses {user}: “{words}”. Type the password anew; some providers want an app password.',
  'doctor.login.notTried': 'Signing in was not possible: “{words}”.',
  'doctor.domain.everybodys':
    'The sender is an address at {domain}, where everybody can have one: only its owner can say who sends for it, and many receivers refuse mail from elsewhere. Send from a domain of your own.',
  'doctor.late': 'Not looked at: it took too long to get there. Check again in a minute.',
  'doctor.dns.failed': 'The DNS of this machine gave no answer about {domain}. Try again in a minute.',
  'doctor.spf.fine': '{domain} says that {host} may send for it: {text}',
  'doctor.spf.unsure': '{domain} has a record: {text}. Ask your provider whether {host} is in it.',
  'doctor.spf.none':
    '{domain} does not say who may send for it: mail may be taken for forged. Have this record set where the domain is managed.',
  'doctor.spf.several':
    '{domain} has more than one such record, and receivers then believe none. Put one in their place.',
  'doctor.spf.open': 'The record of {domain} lets everybody send in its name. Put this one in its place.',
  'doctor.spf.missing': '{host} is not in the record of {domain}: {text}. Put this one in its place.',
  'doctor.dkim.fine': 'The key is there, under the name “{selector}”.',
  'doctor.dkim.none':
    'No key was found at {domain} (looked for: {tried}). Switch on DKIM at {host}: it shows the record to set, for nobody else knows the key.',
  'doctor.dkim.ask':
    'Where the key of {domain} lies, only {host} knows. Ask your provider for the selector and type it above.',
  'doctor.dmarc.strict': '{domain} asks receivers to stop what is forged.',
  'doctor.dmarc.watch':
    '{domain} has a record that only watches. That is enough to be received; once SPF and DKIM are fine it may become stricter.',
  'doctor.dmarc.none':
    '{domain} has no record. Large receivers ask for one; this one refuses nothing and is a good beginning.',
  'doctor.dmarc.several':
    '{domain} has more than one record, and receivers then believe none. Put one in their place.',
  'doctor.dmarc.broken': 'The record of {domain} cannot be read. Put this one in its place.',
  'doctor.record': 'A TXT record, where your domain is managed. It may take an hour until everybody sees it.',
  'doctor.record.name': 'Name',
  'doctor.record.value': 'Value',
  'doctor.test': 'Send a test message',
  'doctor.test.title': 'A real message',
  'doctor.test.to': 'To',
  'doctor.test.hint': 'Best an address elsewhere, such as your own at home. Look in the spam folder too.',
  'doctor.test.address': 'Enter an e-mail address, such as name@example.org',
  'doctor.test.accepted': 'The server accepted it for {to}. Whether it arrives you see there.',
  'doctor.test.refused': 'It was not accepted for {to}.',
  'doctor.test.words': 'The server’s answer:',
} as const
