import { serve as listen, type ServerType } from '@hono/node-server'
import { furnish, type House, type Service } from './furnish.ts'
import { print } from './open-data.ts'

/** Listens, runs the timetable and ends within two seconds of SIGTERM or SIGINT. */
export function serve(service: Service): void {
  const { config } = service
  // Whoever reads the log may go away: the service goes on without, and stops as cleanly as with it.
  process.stdout.on('error', () => {})
  let house: House | undefined
  const answer = (request: Request, env: object): Response | Promise<Response> =>
    house ? house.fetch(request, env) : new Response('starting', { status: 503 })
  const server = listen({ fetch: answer, port: config.port, hostname: config.host }, (info) => {
    const address = config.baseUrl ?? `http://localhost:${info.port}`
    house = furnish(service, address)
    for (const line of service.greeting(address)) print(line)
  })
  server.on('error', (error) => {
    print(`Ledig cannot listen on ${config.host}:${config.port}: ${error.message}`)
    process.exit(1)
  })
  onceStopped(() => stop(service, server, house))
}

async function stop(service: Service, server: ServerType, house: House | undefined): Promise<void> {
  service.log('info', 'stopping')
  house?.stopJobs()
  server.close()
  if ('closeIdleConnections' in server) server.closeIdleConnections()
  await house?.stopSending()
  if ('closeAllConnections' in server) server.closeAllConnections()
  service.db.close()
  service.unlock()
  process.exit(0)
}

function onceStopped(end: () => Promise<void>): void {
  let ending = false
  const begin = (): void => {
    if (ending) return
    ending = true
    // Whatever hangs, the process is gone within two seconds.
    setTimeout(() => process.exit(0), 1900).unref()
    void end()
  }
  process.on('SIGTERM', begin)
  process.on('SIGINT', begin)
}
