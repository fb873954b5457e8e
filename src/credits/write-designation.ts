import { isCounterStaff, type Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { inTransaction, type Trx } from '#src/database.ts';
import { recordInJournal } from '#src/journal/index.ts';
import { newId } from '#src/shared/ids.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { type DesignationDetails, markAfter, saysTheSame } from './body-details.ts';
import { lockBody } from './body-queries.ts';
import {
  countHolders,
  findDesignation,
  insertDesignation,
  insertGroup,
  listGroupsOfBody,
  lockDesignation,
  updateDesignation,
} from './designation-queries.ts';

export type WriteDesignationRefused =
  | { reason: 'not-allowed' }
  | { reason: 'no-such-body' }
  | { reason: 'no-such-designation' }
  | { reason: 'row-changed-meanwhile' }
  /** Of another body, or gone. */
  | { reason: 'no-such-group' }
  /** A group of this body is called so. */
  | { reason: 'group-name-taken' }
  /** People count by the group it is in, so it stays there. */
  | { reason: 'designation-held'; holders: number };

interface Write {
  bodyId: string;
  designationId: string;
  /** The mark of the row that the form was filled in from; null for a new designation. */
  updatedAt: Date | null;
  details: DesignationDetails;
  /** The name of a new group that it is kept up in, in place of one that is there. */
  newGroup: string | null;
  by: Viewer;
}

/**
 * Adds a designation of a body, or corrects one. What keeps it up is the dated rule of its group, written where the rules
 * are; once somebody holds it, it does not go to another group. Retired, nobody can note it any more, and whoever holds it
 * keeps it. The same form sent twice writes once. Gives the group it is in.
 */
export async function writeDesignation(
  services: Core,
  write: Write,
): Promise<Result<{ cycleGroupId: string | null }, WriteDesignationRefused>> {
  const { bodyId, designationId, updatedAt, by } = write;
  if (!isCounterStaff(by)) return refuse('not-allowed');
  return inTransaction<Result<{ cycleGroupId: string | null }, WriteDesignationRefused>>(services.db, async (trx) => {
    if (!(await lockBody(trx, bodyId))) return refuse('no-such-body');
    await lockDesignation(trx, designationId);
    const [before, at] = [await findDesignation(trx, designationId), services.clock.now()];
    if (before ? before.bodyId !== bodyId : updatedAt) return refuse('no-such-designation');
    const group = await groupOf(trx, write);
    if (!group.ok) return before && isSentAgain(before.details, write) ? asItIs(before.details) : group;
    const details = { ...write.details, cycleGroupId: group.value };
    if (before && saysTheSame(before.details, details)) return asItIs(before.details);
    if (before?.updatedAt.getTime() !== updatedAt?.getTime()) return refuse('row-changed-meanwhile');
    const was = before?.details.cycleGroupId ?? null;
    const holders = was !== null && was !== group.value ? await countHolders(trx, designationId) : 0;
    if (holders > 0) return refuse('designation-held', { holders });
    const row = { ...details, updatedAt: before ? markAfter(before.updatedAt, at) : at };
    if (before) await updateDesignation(trx, designationId, row);
    else await insertDesignation(trx, { id: designationId, bodyId, ...row });
    await recordInJournal(trx, {
      ...{ at, by: { kind: 'person', personId: by.personId }, subject: { type: 'credit-body', id: bodyId } },
      action: before ? 'body.designation-edited' : 'body.designation-added',
      facts: { designationId, code: details.code, retired: details.retired, cycleGroupId: group.value },
    });
    return asItIs(details);
  });
}

function asItIs({ cycleGroupId }: DesignationDetails) {
  return ok({ cycleGroupId });
}

/** The second press of a form that made a group: it is there by now, and the designation in it. */
function isSentAgain({ cycleGroupId: _, ...was }: DesignationDetails, { details, newGroup }: Write): boolean {
  const { cycleGroupId: __, ...is } = details;
  return newGroup !== null && saysTheSame(was, is);
}

async function groupOf(
  trx: Trx,
  { bodyId, details, newGroup }: Write,
): Promise<Result<string | null, { reason: 'no-such-group' } | { reason: 'group-name-taken' }>> {
  const groups = await listGroupsOfBody(trx, bodyId);
  if (newGroup !== null) {
    if (groups.some(({ name }) => name === newGroup)) return refuse('group-name-taken');
    const id = newId();
    await insertGroup(trx, { id, bodyId, name: newGroup });
    return ok(id);
  }
  const { cycleGroupId } = details;
  return cycleGroupId === null || groups.some(({ id }) => id === cycleGroupId)
    ? ok(cycleGroupId)
    : refuse('no-such-group');
}
