import { readConfig } from './config.ts'
import { createMailGateway } from './messages/mail.gateway.ts'
import { openData, print } from './open-data.ts'
import { findPractice } from './practice/settings.queries.ts'
import { serve } from './serve.ts'
import { createSetupToken } from './staff/set-up-token.commands.ts'

const clock = (): number => Math.floor(Date.now() / 1000)

try {
  const config = readConfig(process.env)
  const opened = openData(config, clock)
  const { smtpUrl, mailFrom } = config
  const gateway = smtpUrl && mailFrom ? createMailGateway({ smtpUrl, from: mailFrom }) : undefined
  const setup = findPractice(opened.db) ? undefined : createSetupToken(opened.db, clock())
  serve({
    ...opened,
    config,
    clock,
    gateway,
    texting: undefined,
    caught: undefined,
    demo: false,
    greeting: (address) => [
      `Ledig listens on ${address}`,
      ...(setup ? [`There is no practice yet. Set it up at ${address}/setup?token=${setup}`] : []),
    ],
  })
} catch (error) {
  print(`Ledig cannot start: ${error instanceof Error ? error.message : String(error)}`)
  process.exit(1)
}
