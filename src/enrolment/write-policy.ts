import { isCounterStaff, type Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { inTransaction, type Trx, violates } from '#src/database.ts';
import { recordInJournal } from '#src/journal/index.ts';
import { newId } from '#src/shared/ids.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import type { Policy } from './policy.ts';
import {
  findPolicy,
  insertPolicy,
  insertPolicyVersion,
  listCoursesUnderPolicy,
  renamePolicy,
} from './policy-queries.ts';
import { faultOfPolicy, type PolicyRefused } from './policy-rules.ts';
import { policySummary } from './policy-words.ts';

export type WritePolicyRefused =
  | { reason: 'not-allowed' }
  | { reason: 'not-found' }
  | PolicyRefused
  /** Somebody else has written a version since the form was opened. */
  | { reason: 'changed-meanwhile' }
  | { reason: 'policy-name-taken' };

export interface PolicyDetails {
  name: string;
  rules: Policy;
  /** For online courses: the steps count from the first lesson. */
  online: boolean;
  /** A sentence of the provider's own, behind the words made from the steps. */
  remark: string;
}

interface Written extends PolicyDetails {
  /** Null for a new policy. `version` is the one the form was filled in from. */
  revises: { policyId: string; version: number } | null;
  by: Viewer;
}

/**
 * Writes a new policy, or the next version of one. Nothing sold before changes: seats keep the version they were bought
 * under. The same form sent twice writes one version: the second is told that the policy has changed meanwhile.
 */
export async function writePolicy(
  services: Core,
  { revises, by, ...details }: Written,
): Promise<Result<{ policyId: string }, WritePolicyRefused>> {
  if (!isCounterStaff(by)) return refuse('not-allowed');
  const fault = faultOfPolicy(details.rules);
  if (fault) return fault;
  try {
    const result = await inTransaction(services.db, async (trx) => {
      const place = await placeOf(trx, revises, details.name);
      if (!place.ok) return place;
      return writeVersion(services, trx, { ...place.value, details, by });
    });
    if (result.ok) await tellPages(services, result.value.policyId);
    return result;
  } catch (error) {
    if (violates(error, 'cancellation_policies_slug_key')) return refuse('policy-name-taken');
    if (violates(error, 'cancellation_policy_versions_policy_id_version_key')) return refuse('changed-meanwhile');
    throw error;
  }
}

/** Which policy and version this is. The unique number of a version decides between two who write at once. */
async function placeOf(trx: Trx, revises: Written['revises'], name: string) {
  if (!revises) {
    const policyId = newId();
    await insertPolicy(trx, { id: policyId, slug: slugOf(name), name });
    return ok({ policyId, version: 1 });
  }
  const now = await findPolicy(trx, revises.policyId);
  if (!now) return refuse('not-found');
  if (now.version !== revises.version) return refuse('changed-meanwhile');
  if (now.name !== name) await renamePolicy(trx, now.id, name);
  return ok({ policyId: now.id, version: now.version + 1 });
}

async function writeVersion(
  services: Core,
  trx: Trx,
  { policyId, version, details, by }: { policyId: string; version: number; details: PolicyDetails; by: Viewer },
) {
  const at = services.clock.now();
  const { rules, online, remark } = details;
  const summary = [policySummary(rules, { online }), remark].filter(Boolean).join(' ');
  await insertPolicyVersion(trx, { id: newId(), policyId, version, ...rules, summary, createdAt: at });
  await recordInJournal(trx, {
    at,
    by: { kind: 'person', personId: by.personId },
    action: version === 1 ? 'policy.written' : 'policy.revised',
    subject: { type: 'policy', id: policyId },
    facts: { version },
  });
  return ok({ policyId });
}

async function tellPages(services: Core, policyId: string): Promise<void> {
  const slugs = await listCoursesUnderPolicy(services.db, policyId);
  await services.pages.changed('policies', ...slugs.map((slug) => `course:${slug}`));
}

function slugOf(name: string): string {
  const words = name.toLowerCase().match(/[a-z0-9]+/g) ?? ['policy'];
  return words.join('-').slice(0, 80);
}
