import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { readConfig } from './config.ts'
import { migrate } from './db/migrate.ts'
import { openDatabase } from './db/open.ts'
import type { Db } from './db/run.ts'
import { type CommandLine, UsageError } from './lib/command-line.ts'
import { findRoot } from './root.ts'
import { user } from './staff/staff.cli.ts'
import { backup, check } from './upkeep/upkeep.cli.ts'

interface Command {
  readonly usage: string
  readonly run: (db: Db, line: CommandLine, dataDir: string) => number | Promise<number>
}

const commands: Readonly<Record<string, Command>> = {
  backup: { usage: 'backup [file]    copies the data, also while Ledig serves', run: backup },
  check: {
    usage: 'check            looks for damage, overlaps and promises that changed zone data moved',
    run: check,
  },
  user: {
    usage:
      'user add --email E --name N --role owner|practitioner|reception\n  user reset --email E    prints a new password',
    run: user,
  },
}

process.exitCode = await main(process.argv.slice(2)).catch(explain)

async function main([name = '', ...args]: readonly string[]): Promise<number> {
  const command = commands[name]
  if (!command || args.includes('--help')) {
    print(
      `usage: node dist/cli.js <command>\n  ${(command ? [command] : Object.values(commands)).map((each) => each.usage).join('\n  ')}`,
    )
    return command || name === '--help' ? 0 : 2
  }
  const { dataDir } = readConfig(process.env)
  if (!existsSync(join(dataDir, 'ledig.db'))) throw new UsageError(`there is no ledig.db in ${dataDir}`)
  const db = openDatabase(dataDir)
  const now = Math.floor(Date.now() / 1000)
  migrate(db, join(findRoot(), 'migrations'), now, join(dataDir, 'backups'))
  const code = await command.run(db, { args, now, print }, dataDir)
  db.close()
  return code
}

function explain(error: unknown): number {
  print(error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error))
  return 2
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}
