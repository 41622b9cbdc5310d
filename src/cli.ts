import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { readConfig } from './config.ts'
import { pendingMigrations } from './db/migrate.ts'
import { openDatabase } from './db/open.ts'
import type { Db } from './db/run.ts'
import { type CommandLine, UsageError } from './lib/command-line.ts'
import { findRoot } from './root.ts'
import { user } from './staff/staff.cli.ts'
import { backup, check } from './upkeep/upkeep.cli.ts'

interface Command {
  readonly usage: string
  /** What it does before an upgrade: only the start of the service migrates, for only that holds the lock. */
  readonly beforeUpgrade: 'goes-on' | 'says-so' | 'refuses'
  readonly run: (db: Db, line: CommandLine, dataDir: string) => number | Promise<number>
}

const commands: ReadonlyMap<string, Command> = new Map<string, Command>([
  [
    'backup',
    {
      usage: 'backup [file]    copies the data, also while Ledig serves',
      beforeUpgrade: 'goes-on',
      run: backup,
    },
  ],
  [
    'check',
    {
      usage: 'check            looks for damage, overlaps and promises that changed zone data moved',
      beforeUpgrade: 'says-so',
      run: check,
    },
  ],
  [
    'user',
    {
      usage:
        'user add --email E --name N --role owner|practitioner|reception\n  user reset --email E    prints a new password, takes away a second factor',
      beforeUpgrade: 'refuses',
      run: user,
    },
  ],
])

process.exitCode = await main(process.argv.slice(2)).catch(explain)

async function main([name = '', ...args]: readonly string[]): Promise<number> {
  const command = commands.get(name)
  if (!command || args.includes('--help')) {
    printUsage(command ? [command] : [...commands.values()])
    return command || name === '--help' ? 0 : 2
  }
  const { dataDir } = readConfig(process.env)
  if (!existsSync(join(dataDir, 'ledig.db'))) throw new UsageError(`there is no ledig.db in ${dataDir}`)
  const db = openDatabase(dataDir)
  try {
    mindUpgrade(db, command)
    return await command.run(db, { args, now: Math.floor(Date.now() / 1000), print }, dataDir)
  } finally {
    db.close()
  }
}

function mindUpgrade(db: Db, { beforeUpgrade }: Command): void {
  if (beforeUpgrade === 'goes-on') return
  if (pendingMigrations(db, join(findRoot(), 'migrations')).length === 0) return
  const text = 'an upgrade of the data is pending: the next start of Ledig makes it'
  if (beforeUpgrade === 'refuses') throw new UsageError(text)
  print(text)
}

function printUsage(of: readonly Command[]): void {
  print(`usage: node dist/cli.js <command>\n  ${of.map((each) => each.usage).join('\n  ')}`)
}

function explain(error: unknown): number {
  print(error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error))
  return 2
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}
