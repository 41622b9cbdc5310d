export const tracking = {
  'settings.tab.tracking': 'Counting visits',
  'tracking.counted': 'This visit is being counted with {service}.',
  'tracking.error.ga4':
    'Give the measurement ID alone, such as G-ABC1234567. It is not the script, nor the number of the property.',
  'tracking.error.matomo':
    'Give the address of your Matomo, such as https://stats.example.org/matomo/. It begins with https:// and names a public website.',
  'tracking.error.ours': 'This is the address of your appointment book itself. Give that of another website.',
  'tracking.error.own':
    'Give the address of the script alone, such as https://stats.example.org/count.js. It begins with https:// and names a public website.',
  'tracking.error.ownId': 'Use letters, digits, dots, hyphens and underscores, at most 80',
  'tracking.error.site': 'Give the number of the website in Matomo, such as 1',
  'tracking.error.universal':
    'Numbers that begin with UA- stopped counting in 2023. In Google Analytics choose Admin > Data streams > your website: the measurement ID there begins with G-.',
  'tracking.event.booking_completed': 'The appointment is booked; told by the last page',
  'tracking.event.booking_init': 'The visitor has allowed counting; once per visit',
  'tracking.event.button':
    'Any other button on the pages before the details, such as “Later days”; which one is not told',
  'tracking.event.calendar_selected': 'A practitioner, or “no preference”, was chosen; which one is not told',
  'tracking.event.date_selected': 'A free time was pressed; which one is not told',
  'tracking.event.type_selected': 'A kind of appointment was chosen; which one is not told',
  'tracking.field.ga4Id': 'Measurement ID',
  'tracking.field.kind': 'What counts',
  'tracking.field.matomoSite': 'Number of the website in Matomo',
  'tracking.field.matomoUrl': 'Address of your Matomo',
  'tracking.field.ownId': 'ID that the script needs',
  'tracking.field.ownUrl': 'Address of the script',
  'tracking.field.question': 'Question, {language}',
  'tracking.frame': 'Counting visits',
  'tracking.group.question': 'The question to visitors',
  'tracking.hint.ga4Id': 'Admin > Data streams > your website. It begins with G-. Do not paste the script.',
  'tracking.hint.matomoSite': 'Settings > Websites, “ID”',
  'tracking.hint.matomoUrl': 'Where you sign in to Matomo, such as https://stats.example.org/matomo/',
  'tracking.hint.ownId': 'The script finds it as data-id of its own element',
  'tracking.hint.ownUrl':
    'Such as https://stats.example.org/count.js. It hears the event “ledig” and may only speak to the host it came from.',
  'tracking.kind.ga4.hint':
    'Visits are counted in the United States too. No advertising features, no cookies.',
  'tracking.kind.matomo.hint': 'On your own server, or Matomo’s. No cookies.',
  'tracking.kind.off': 'Nothing: visits are not counted',
  'tracking.kind.off.hint': 'Nobody is asked, and nobody but you learns of a visit. This is how Ledig comes.',
  'tracking.kind.own': 'A script of your own',
  'tracking.kind.own.hint': 'Any other counter, by its address.',
  'tracking.label': 'Counting visits',
  'tracking.lead':
    'You can see how many visitors begin a booking and how many finish it. Each visitor is asked first; without a yes nothing is loaded.',
  'tracking.learns':
    'The counter runs in a frame of its own. It learns the names of six steps, and never who somebody is, what was chosen or typed, or the address of a page. Pages with personal data do not load it.',
  'tracking.no': 'No, do not count',
  'tracking.privacy':
    'When you book we set no cookies. Only if you say yes, {service} counts which steps are taken on our booking pages. It sees your network address and browser as any website does, and never learns who you are, what you choose or what you type. Without a yes no other company is told that you are here.',
  'tracking.question':
    'May we count how our booking pages are used? {service} is then told which steps are taken, and sees your network address and browser. It never learns who you are, what you choose or what you type.',
  'tracking.question.lead':
    'Visitors read this before anything is counted. Leave it empty for our words, which name the counter and what it learns.',
  'tracking.stop': 'Stop counting',
  'tracking.test.asked': 'Asked:',
  'tracking.test.back': 'Back to the settings',
  'tracking.test.blocked': 'Not allowed, and not sent:',
  'tracking.test.event': 'Event',
  'tracking.test.failed':
    'The script of {service} could not be loaded. Is the address right? A blocker in your browser has the same effect.',
  'tracking.test.lead':
    'This opens the frame as a booking page does, with {service} in it, and tells it each event once. They appear in your figures there.',
  'tracking.test.left': 'What the script asked the network for',
  'tracking.test.leftHint':
    'Each request shows that something left. Some counters wait a few seconds and send several at once.',
  'tracking.test.link': 'Test it',
  'tracking.test.loaded': 'The script of {service} was loaded.',
  'tracking.test.noScript':
    'This test needs JavaScript. Without it nothing is counted on the booking pages either.',
  'tracking.test.off': 'Nothing is counted at present, so that there is nothing to test.',
  'tracking.test.opened': 'The frame is open. The script of {service} is being fetched.',
  'tracking.test.result': 'In this test',
  'tracking.test.silent':
    'Nothing has come of the script of {service} in eight seconds: its server does not answer, or a blocker is at work. Booking goes on all the same.',
  'tracking.test.start': 'Start the test',
  'tracking.test.threw':
    'The script was loaded and stopped at a fault of its own. Booking goes on all the same.',
  'tracking.test.title': 'Test the counting',
  'tracking.test.told': 'Told',
  'tracking.test.waiting': 'Nothing has been loaded yet.',
  'tracking.test.when': 'When it is told',
  'tracking.yes': 'Yes, you may count',
} as const
