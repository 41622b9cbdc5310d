import { build, type Db } from '../db/run.ts'

/** The rooms and devices of a block, in place of those that it had. */
export function writeResources(
  db: Db,
  table: 'template_block_resource' | 'dated_block_resource',
  blockId: number,
  resources: readonly number[],
): void {
  db.run(build.deleteFrom(table).where('block_id', '=', blockId))
  for (const resourceId of resources) db.insert(table, { block_id: blockId, resource_id: resourceId })
}
