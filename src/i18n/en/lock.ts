/** The lock, what is carried on behind it, and who proves who they are once more. */
export const lock = {
  'lock.at': 'Locks at {time} unless you do something.',
  'lock.back': 'Back to {name}',
  'lock.button': 'Lock',
  'lock.carryOn': 'Carry on where you were',
  'lock.carryOn.about':
    'At {time} the screen was locked as you sent a form about: {about}. Nothing of it has been saved yet, and nothing is lost.',
  'lock.carryOn.drop': 'Throw it away',
  'lock.carryOn.lead':
    'At {time} the screen was locked as you sent a form. Nothing of it has been saved yet, and nothing is lost.',
  'lock.carryOn.once': 'It is kept for you alone, for an hour, and can be sent once.',
  'lock.carryOn.page': 'Open the page without it',
  'lock.carryOn.send': 'Carry on: send it now',
  'lock.carryOn.typed': 'What you typed',
  'lock.carryOver': 'There is nothing to carry on with',
  'lock.carryOver.lead':
    'The form was sent already, was thrown away, is older than an hour or belongs to somebody else. Nothing was changed just now.',
  'lock.dropped': 'What your predecessor at this desk had typed but not saved was thrown away.',
  'lock.elsewhere': 'With each change you are signed out everywhere else.',
  'lock.idle': 'Minutes until the screen locks: {role}',
  'lock.idle.hint':
    'From 5 to 720, without anything being done. What was typed is kept. After twelve hours every screen locks',
  'lock.kept': 'What you sent is kept. Once you are in, one press sends it.',
  'lock.keptFor': 'What {name} sent is kept. Sign in as {name}, and one press sends it.',
  'lock.lead': '{name} is signed in here. Show that it is you, and go on where you were.',
  'lock.mail.former.lead':
    'Your account at {practice} has another e-mail address from now on. This is the last e-mail to this one.',
  'lock.mail.former.not':
    'Was it neither you nor somebody who did it for you? Then phone the practice at once: an owner can close the account.',
  'lock.mail.former.subject': 'Your sign-in address was changed, {practice}',
  'lock.notYours': 'This form was somebody else’s',
  'lock.notYours.lead':
    'The page was opened by {other}, and you are signed in as {name}. It was not saved: nothing may be done in another’s name. Open the page again and make the change yourself.',
  'lock.note.file':
    'A file cannot be kept behind the lock. Unlock, open the page and send the form with its file once more.',
  'lock.note.long':
    'That form was too long to be kept behind the lock. Unlock, go back and send it once more.',
  'lock.other': 'Someone else',
  'lock.own': 'Your own password',
  'lock.own.hint': 'This decides who gets in: show once more that it is you',
  'lock.passkey': 'Unlock with a passkey',
  'lock.signOut': 'Sign {name} out',
  'lock.soon': 'This page locks at {time}. What you typed stays.',
  'lock.stay': 'Stay signed in',
  'lock.staying': 'You are signed in, {name}',
  'lock.staying.lead':
    'The screen locks after {minutes, plural, one {# minute} other {# minutes}} in which nothing is done. A page of yours in another tab goes on where it was: this one can be closed.',
  'lock.stillHere': 'What you typed is still on this page. Unlock in the small window, and it comes back.',
  'lock.takeOver': 'Sign in, and {name} is signed out here.',
  'lock.title': 'Locked',
  'lock.unlock': 'Unlock',
  'lock.willDrop':
    '{name} has sent something that is not saved yet. When somebody else signs in here, it is thrown away.',
  'lock.wrong': 'This is not the password',
} as const
