import { isCounterStaff, type Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { type Page, pageOf, windowOf } from '#src/shared/paging.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import type { BodyDetails, DesignationDetails, Marked, UnitDetails } from './body-details.ts';
import { findBody, listBodyRows, listUnitsOfBody } from './body-queries.ts';
import { findDesignation, listDesignationsOfBody, listGroupsOfBody } from './designation-queries.ts';

const perPage = 50;

type Refused = { reason: 'not-allowed' } | { reason: 'not-found' };
export type BodySummary = Omit<Awaited<ReturnType<typeof listBodyRows>>[number], 'total'>;
export type DesignationSummary = Omit<Awaited<ReturnType<typeof listDesignationsOfBody>>[number], 'total'>;

/** Bodies for staff, by code, a page at a time. */
export async function listBodiesForStaff(
  { db }: Core,
  { viewer, page }: { viewer: Viewer; page: number },
): Promise<Result<Page<BodySummary>, { reason: 'not-allowed' }>> {
  if (!isCounterStaff(viewer)) return refuse('not-allowed');
  const rows = await listBodyRows(db, windowOf(page, perPage));
  return ok(pageOf<BodySummary>(rows, { page, perPage, count: rows[0]?.total ?? 0 }));
}

export interface BodyForStaff {
  body: Marked<BodyDetails>;
  units: Marked<UnitDetails>[];
  designations: Page<DesignationSummary>;
}

/** One body with its units, and its designations a page at a time. */
export async function findBodyForStaff(
  { db }: Core,
  { viewer, bodyId, page }: { viewer: Viewer; bodyId: string; page: number },
): Promise<Result<BodyForStaff, Refused>> {
  if (!isCounterStaff(viewer)) return refuse('not-allowed');
  const body = await findBody(db, bodyId);
  if (!body) return refuse('not-found');
  const [units, rows] = await Promise.all([
    listUnitsOfBody(db, bodyId),
    listDesignationsOfBody(db, { bodyId, ...windowOf(page, perPage) }),
  ]);
  const designations = pageOf<DesignationSummary>(rows, { page, perPage, count: rows[0]?.total ?? 0 });
  return ok({ body, units, designations });
}

export interface DesignationForStaff {
  body: Marked<BodyDetails>;
  /** Null for a new one. */
  designation: Marked<DesignationDetails> | null;
  groups: { id: string; name: string }[];
}

/** A designation of a body, or what a new one is written from. */
export async function findDesignationForStaff(
  { db }: Core,
  { viewer, bodyId, designationId }: { viewer: Viewer; bodyId: string; designationId: string | null },
): Promise<Result<DesignationForStaff, Refused>> {
  if (!isCounterStaff(viewer)) return refuse('not-allowed');
  const body = await findBody(db, bodyId);
  const designation = designationId === null ? null : await findDesignation(db, designationId);
  if (!body || designation === undefined || (designation && designation.bodyId !== bodyId)) return refuse('not-found');
  return ok({ body, designation, groups: await listGroupsOfBody(db, bodyId) });
}
