import type { Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { inTransaction, type Trx } from '#src/database.ts';
import { recordInJournal } from '#src/journal/index.ts';
import { newId } from '#src/shared/ids.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { changedDetails } from './course-details.ts';
import { mayEdit, nextMark } from './may-edit.ts';
import {
  deletePriceTiers,
  listPriceTiers,
  type PriceTierForEditing,
  type PriceTierLine,
  putPriceTiers,
  touchSession,
} from './price-tier-queries.ts';
import { findSessionForEditing, lockSessionForEditing } from './session-editing-queries.ts';

type SetPriceTiersRefused =
  | { reason: 'not-allowed' }
  | { reason: 'not-found' }
  | { reason: 'changed-meanwhile' }
  | { reason: 'session-cancelled' }
  | PriceTierLineRefused;

/** `line` counts from 0. */
type PriceTierLineRefused =
  | { reason: 'tier-named-twice'; line: number }
  | { reason: 'tier-below-taken'; line: number; taken: number }
  /** A seat was taken at it: it may be filled up (as many seats as are taken), but not taken away. */
  | { reason: 'tier-in-use'; label: string };

interface Tiers {
  sessionId: string;
  /** The mark of the session that the form was filled in from. */
  updatedAt: Date;
  tiers: PriceTierLine[];
  by: Viewer;
}

type Written = { changed: number; slug: string };

/**
 * Sets the prices of a session besides its usual one to these. What was sold keeps its price; whoever is at the checkout is
 * told of the new one.
 */
export async function setPriceTiers(
  services: Core,
  given: Tiers,
): Promise<Result<{ changed: number }, SetPriceTiersRefused>> {
  const result = await inTransaction(services.db, (trx) => write(services, trx, given));
  if (!result.ok) return result;
  const { changed, slug } = result.value;
  if (changed > 0) await services.pages.changed('courses', `course:${slug}`, `session:${given.sessionId}`);
  return ok({ changed });
}

async function write(
  services: Core,
  trx: Trx,
  { sessionId, updatedAt, tiers, by }: Tiers,
): Promise<Result<Written, SetPriceTiersRefused>> {
  const session = (await lockSessionForEditing(trx, sessionId)) && (await findSessionForEditing(trx, sessionId));
  if (!session) return refuse('not-found');
  if (!mayEdit(by, session.course.id)) return refuse('not-allowed');
  const at = services.clock.now();
  // Counted after the lock on the session's row, in a statement of its own, so that no seat is sold in between.
  const plan = planOf(await listPriceTiers(trx, sessionId, at), tiers);
  if ('reason' in plan) return { ok: false, ...plan };
  const changed = plan.put.length + plan.remove.length;
  const done = ok({ changed, slug: session.course.slug });
  if (changed === 0) return done;
  if (session.updatedAt.getTime() !== updatedAt.getTime()) return refuse('changed-meanwhile');
  if (session.state === 'cancelled') return refuse('session-cancelled');
  await deletePriceTiers(trx, plan.remove);
  await putPriceTiers(trx, sessionId, plan.put);
  await touchSession(trx, sessionId, nextMark(at, session.updatedAt));
  await recordInJournal(trx, {
    at,
    by: { kind: 'person', personId: by.personId },
    action: 'session.tiers-set',
    subject: { type: 'session', id: sessionId },
    facts: { written: plan.put.length, removed: plan.remove.length },
  });
  return done;
}

type Plan = { put: (PriceTierLine & { id: string })[]; remove: string[] };

/** What to write and what to take away, so that the tiers become the lines. */
function planOf(
  existing: PriceTierForEditing[],
  lines: PriceTierLine[],
): Plan | PriceTierLineRefused | { reason: 'changed-meanwhile' } {
  const put: Plan['put'] = [];
  for (const [index, line] of lines.entries()) {
    const before = existing.find(({ id }) => id === line.id);
    if (line.id && !before) return { reason: 'changed-meanwhile' };
    if (lines.slice(0, index).some(({ label }) => label.toLowerCase() === line.label.toLowerCase()))
      return { reason: 'tier-named-twice', line: index };
    const taken = before?.taken ?? 0;
    if (line.seats !== null && line.seats < taken) return { reason: 'tier-below-taken', line: index, taken };
    const changed = before ? changedDetails<PriceTierLine>(before, line) : ['all'];
    if (changed.length > 0) put.push({ ...line, id: line.id ?? newId() });
  }
  const left = existing.filter(({ id }) => !lines.some((line) => line.id === id));
  const used = left.find(({ inUse }) => inUse);
  return used ? { reason: 'tier-in-use', label: used.label } : { put, remove: left.map(({ id }) => id) };
}
