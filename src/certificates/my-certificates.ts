import type { Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { trimUnits, unitWord } from '#src/credits/index.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { listCertificatesOfLearner, listUnnamedCompletions, sumCreditsOfLearner } from './certificate-queries.ts';
import type { CertificateSnapshot } from './certificate-snapshot.ts';
import { findCompletion, findSeatToComplete } from './completion-queries.ts';
import { completionRule } from './completion-rule.ts';
import { completionFacts } from './evaluate-completion.ts';
import { type CertificateStatus, certificateStatus } from './public-certificate.ts';

export interface MyCertificate {
  number: string;
  seatId: string;
  snapshot: CertificateSnapshot;
  status: CertificateStatus;
}

export interface CreditTotal {
  creditTypeId: string;
  /** Exact decimal without idle zeros, and the body's word in the right number. */
  units: string;
  unit: string;
  body: string;
  /** How many completed courses gave it. */
  courses: number;
}

/** The viewer's own certificates as they stand, completions that wait for a confirmed name, and the credit in all. */
export async function listMyCertificates({ db }: Core, { viewer }: { viewer: Viewer }) {
  const certificates = await listCertificatesOfLearner(db, viewer.personId);
  const totals = await sumCreditsOfLearner(db, viewer.personId);
  return {
    certificates: certificates.map((each): MyCertificate => {
      return { number: each.number, seatId: each.seatId, snapshot: each.snapshot, status: certificateStatus(each) };
    }),
    waitingForName: await listUnnamedCompletions(db, viewer.personId),
    totals: totals.map((total): CreditTotal => {
      const { creditTypeId, body, courses } = total;
      return { creditTypeId, units: trimUnits(total.units), unit: unitWord(total), body, courses };
    }),
  };
}

export type CompletionState =
  | { state: 'certified'; number: string; completedOn: string }
  | { state: 'waiting-for-name'; completedOn: string }
  | { state: 'not-yet'; missing: string[] };

/** How far one's own seat is from its certificate: it, or the exact thing that is missing. */
export async function findMyCompletion(
  { db, clock }: Core,
  { viewer, seatId }: { viewer: Viewer; seatId: string },
): Promise<Result<CompletionState, { reason: 'no-such-seat' }>> {
  const seat = await findSeatToComplete(db, seatId);
  if (!seat || seat.learnerId !== viewer.personId) return refuse('no-such-seat');
  const done = await findCompletion(db, seatId);
  if (done) {
    const { number, completedOn } = done;
    return ok(number ? { state: 'certified', number, completedOn } : { state: 'waiting-for-name', completedOn });
  }
  const verdict = completionRule(await completionFacts(db, seat), { now: clock.now(), finished: false });
  if (!verdict.met) return ok({ state: 'not-yet', missing: verdict.missing });
  return ok({ state: 'not-yet', missing: ['Everything is there: your certificate is made within a minute or two.'] });
}
