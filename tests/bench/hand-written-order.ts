import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import pg from 'pg';
import { addMinutes } from '#src/shared/dates.ts';
import { newReference } from '#src/shared/ids.ts';
import type { World } from './orders-world.ts';

const statements = new Map(
  readFileSync(new URL('hand-written-order.sql', import.meta.url), 'utf8')
    .split('-- name: ')
    .slice(1)
    .map((part) => {
      const [name = '', ...lines] = part.split('\n');
      return [name.trim(), lines.join('\n').trim().replace(/;$/, '')] as const;
    }),
);

/** Places orders by hand-written SQL, on a pool as large as the site's own. */
export function handWrittenOrders(url: string, connections: number, { course, terms }: World) {
  const pool = new pg.Pool({ connectionString: url, max: connections });
  // Cut when the server is stopped.
  pool.on('error', () => undefined);
  const run = (client: pg.PoolClient, name: string, values: unknown[]) =>
    client.query({ name, text: statements.get(name) ?? '', values });

  async function write(client: pg.PoolClient, sessionId: string, email: string, now: Date) {
    const [orderId, lineId] = [randomUUID(), randomUUID()];
    await run(client, 'order', [orderId, newReference('A'), randomUUID(), email, terms.id, now]);
    await run(client, 'line', [lineId, orderId, course.id, sessionId]);
    await run(client, 'seat', [
      ...[randomUUID(), orderId, lineId, course.id, sessionId, email, newReference('T'), addMinutes(now, 20)],
      ...[course.policyVersionId, now],
    ]);
    await run(client, 'outbox', [randomUUID(), email, orderId, now]);
  }

  return {
    /** Whether the seat was had. */
    async place(sessionId: string, email: string): Promise<boolean> {
      const client = await pool.connect();
      try {
        await client.query('begin');
        const now = new Date();
        const [session] = (await run(client, 'lock', [sessionId])).rows as { capacity: number }[];
        const [counted] = (await run(client, 'count', [sessionId, now])).rows as { taken: number }[];
        const isFree = Boolean(session && counted && counted.taken < session.capacity);
        if (isFree) await write(client, sessionId, email, now);
        await client.query(isFree ? 'commit' : 'rollback');
        return isFree;
      } finally {
        client.release();
      }
    },
    close: () => pool.end(),
  };
}
