import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '../config.ts'
import { createCaughtGateway } from '../messages/caught.gateway.ts'
import { openData, print } from '../open-data.ts'
import { serve } from '../serve.ts'
import { makeDemonstration } from './practice.ts'

const begun = Date.now()

try {
  const asked = readConfig(process.env)
  const dataDir = mkdtempSync(join(tmpdir(), 'ledig-demo-'))
  process.on('exit', () => rmSync(dataDir, { recursive: true, force: true }))
  const config = { ...asked, dataDir, secretKeyFile: join(dataDir, 'secret.key') }
  const startsAt = (asked.demoNow ?? begun / 1000) * 1000
  const clock = (): number => Math.floor((startsAt + Date.now() - begun) / 1000)
  const opened = openData(config, clock)
  const caught = createCaughtGateway(dataDir)
  const baseUrl = config.baseUrl ?? `http://localhost:${config.port}`
  await makeDemonstration(opened.db, opened.keys, clock(), {
    gateway: caught.mail,
    texting: caught.sms,
    baseUrl,
  })
  serve({ ...opened, config, clock, gateway: caught.mail, texting: caught.sms, caught, demo: true, greeting })
} catch (error) {
  print(`Ledig cannot start: ${error instanceof Error ? error.message : String(error)}`)
  process.exit(1)
}

function greeting(address: string): readonly string[] {
  return [
    `Ledig listens on ${address} with a demonstration practice. Nothing leaves this machine.`,
    `Patients book at ${address}/book`,
    `Staff sign in at ${address}/staff/sign-in as owner@example.test, reception@example.test or practitioner@example.test, password: demonstration`,
  ]
}
