import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { serve } from '@hono/node-server'
import Database from 'better-sqlite3'
import { Eta } from 'eta'
import { Hono } from 'hono'

/**
 * What a page from a database costs with the same tools and nothing else: one query, one template that prints what it finds,
 * one gzip at the level that Ledig uses. Arguments: a folder for the database, and how many bytes the page shall have.
 */
const [folder = '.', size = '10000'] = process.argv.slice(2)
const shell = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title><%= it.title %></title></head><body><h1><%= it.title %></h1><ul>
<% for (const slot of it.slots) { %><li><a href="/slot/<%= slot.id %>"><b><%= slot.time %></b> <%= slot.day %></a> <%= slot.person %></li>
<% } %></ul></body></html>`
const names = [
  'Anna de Vries',
  'Selim Aydin',
  'Mira Jansen',
  'Olof Berg',
  'Ingrid Østby',
  'Jan & Pieter Bakker',
]
const days = [
  'Monday 25 January',
  'Tuesday 26 January',
  'Wednesday 27 January',
  'Thursday 28 January',
  'Friday 29 January',
]

interface Slot {
  readonly id: number
  readonly time: string
  readonly day: string
  readonly person: string
}

const raw = new Database(join(folder, 'bare.db'))
raw.pragma('journal_mode = WAL')
raw.exec(
  'create table slot (id integer primary key, time text not null, day text not null, person text not null) strict',
)
const add = raw.prepare('insert into slot (time, day, person) values (?, ?, ?)')
const list = raw.prepare<[], Slot>('select id, time, day, person from slot order by id')

const eta = new Eta({ cache: true })
eta.loadTemplate('@page', shell)
const render = (): string => eta.render('@page', { title: 'Free times', slots: list.all() })
for (let n = 0; render().length < Number(size); n++)
  add.run(`${8 + (n % 9)}:${n % 2 ? '30' : '00'}`, days[n % days.length], names[(n * 5) % names.length])

const app = new Hono()
app.get('/', (c) => {
  const html = render()
  if (!/\bgzip\b/.test(c.req.header('accept-encoding') ?? '')) return c.html(html)
  const body = gzipSync(html, { level: 2 })
  return new Response(new Uint8Array(body), {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-encoding': 'gzip',
      'content-length': String(body.length),
    },
  })
})

process.on('disconnect', () => process.exit(0))
process.on('message', () => {
  const { user, system } = process.cpuUsage()
  process.send?.(user + system)
})
process.on('SIGTERM', () => process.exit(0))
serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => {
  process.stdout.write(`Bare listens on http://127.0.0.1:${port}\n`)
})
