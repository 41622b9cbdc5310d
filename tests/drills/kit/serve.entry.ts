import { readConfig } from '../../../src/config.ts'
import { createMailGateway } from '../../../src/messages/mail.gateway.ts'
import { openData, print } from '../../../src/open-data.ts'
import { serve } from '../../../src/serve.ts'

/**
 * Ledig as src/main.ts starts it, with a clock that a drill can set: it stands at `at` (epoch seconds) at the real moment
 * `since` (epoch milliseconds) and runs `speed` times as fast. A fourth argument 'NORMAL' makes the mutant that the power
 * cut must find. Over the channel: 'shift N' moves the clock, 'cpu' answers with the microseconds of CPU used so far.
 */
const [at = 0, since = 0, speed = 1] = process.argv.slice(2, 5).map(Number)
let shift = 0
const clock = (): number => Math.floor(at + shift + ((Date.now() - since) / 1000) * speed)

process.on('disconnect', () => process.exit(1))
process.on('message', (message) => {
  const [word, number] = String(message).split(' ')
  if (word === 'shift') shift += Number(number)
  const { user, system } = process.cpuUsage()
  process.send?.(word === 'cpu' ? user + system : clock())
})

try {
  const config = readConfig(process.env)
  const opened = openData(config, clock)
  if (process.argv[5] === 'NORMAL') opened.db.raw.pragma('synchronous = NORMAL')
  const { smtpUrl, mailFrom } = config
  const gateway = smtpUrl && mailFrom ? createMailGateway({ smtpUrl, from: mailFrom }) : undefined
  const greeting = (address: string): readonly string[] => [`Ledig listens on ${address}`]
  serve({ ...opened, config, clock, gateway, texting: undefined, caught: undefined, demo: false, greeting })
} catch (error) {
  print(`Ledig cannot start: ${error instanceof Error ? error.message : String(error)}`)
  process.exit(1)
}
