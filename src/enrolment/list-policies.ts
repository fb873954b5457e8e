import { isCounterStaff, type Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { type Page, pageOf, windowOf } from '#src/shared/paging.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import {
  countPolicies,
  findPolicy,
  listPolicies as rowsOf,
  listPolicyVersions,
  listSoldPolicies,
  type PolicySummary,
} from './policy-queries.ts';

const perPage = 25;
/** More than anybody reads on one page. */
const mostPublic = 100;

/** Every policy as it holds now, for staff, a page at a time. */
export async function listPolicies(
  { db }: Core,
  { viewer, page }: { viewer: Viewer; page: number },
): Promise<Result<Page<PolicySummary>, { reason: 'not-allowed' }>> {
  if (!isCounterStaff(viewer)) return refuse('not-allowed');
  const [items, count] = await Promise.all([rowsOf(db, windowOf(page, perPage)), countPolicies(db)]);
  return ok(pageOf(items, { page, perPage, count }));
}

/** The policies that courses on sale are under, for the public page that explains them. */
export async function listPublicPolicies({ db }: Pick<Core, 'db'>): Promise<PolicySummary[]> {
  return listSoldPolicies(db, mostPublic);
}

/** One policy and what its versions said, the newest first. */
export async function findPolicyForStaff(
  { db }: Core,
  { viewer, policyId, page }: { viewer: Viewer; policyId: string; page: number },
) {
  if (!isCounterStaff(viewer)) return refuse('not-allowed');
  const policy = await findPolicy(db, policyId);
  if (!policy) return refuse('not-found');
  const versions = await listPolicyVersions(db, policyId, windowOf(page, perPage));
  return ok({ policy, versions: pageOf(versions, { page, perPage, count: policy.version }) });
}
