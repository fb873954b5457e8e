import { personId, signIns } from '#db/seeds/seed-sample.ts';
import type { Viewer } from '#src/accounts/index.ts';
import { type CertificateForStaff, listCertificatesForStaff } from '#src/backoffice/index.ts';
import { issueDueCertificates, revokeCertificate, supersedeCertificate } from '#src/certificates/index.ts';
import type { RunningSite } from '#src/server.ts';

/** One number of each fate, for whoever wants to see how a certificate is verified; null where there is none. */
export interface SampleCertificates {
  stands: string | null;
  replaced: string | null;
  withdrawn: string | null;
}

type Services = RunningSite['services'];

const staff: Viewer = {
  ...{ personId: personId(signIns.staff.email), ...signIns.staff, emailVerified: true, sessionHash: '' },
  ...{ grants: [{ role: 'coordinator', scope: null }], memberships: [], instructorId: null },
};

/**
 * Issues what the sample's learners have completed, and has the sample's staff correct one certificate and withdraw another,
 * where they have not done such a thing yet: later starts change nothing.
 */
export async function makeSampleCertificates(services: Services): Promise<SampleCertificates> {
  await issueDueCertificates(services);
  const issued = await listIssued(services);
  const others = issued.filter(({ learnerName, ...fate }) => learnerName !== signIns.learner.name && stands(fate));
  const [toCorrect, toWithdraw] = others;
  if (toCorrect && !issued.some(({ replacedBy }) => replacedBy)) await correct(services, toCorrect);
  if (toWithdraw && !issued.some(({ revokedAt }) => revokedAt))
    await revokeCertificate(services, {
      ...{ viewer: staff, number: toWithdraw.number },
      reason: 'Issued for somebody who left at noon',
    });
  const now = await listIssued(services);
  return {
    stands: now.findLast(stands)?.number ?? null,
    replaced: now.find(({ replacedBy }) => replacedBy)?.number ?? null,
    withdrawn: now.find(({ revokedAt }) => revokedAt)?.number ?? null,
  };
}

function stands({ replacedBy, revokedAt }: Pick<CertificateForStaff, 'replacedBy' | 'revokedAt'>): boolean {
  return !replacedBy && !revokedAt;
}

async function correct(services: Services, { number, learnerName }: CertificateForStaff): Promise<void> {
  const correction = { learnerName: learnerName.replace(' ', ' Lee '), iicrcId: null };
  await supersedeCertificate(services, { viewer: staff, number, correction, reason: 'The middle name was missing' });
}

/** Of the latest fifty, the latest first. */
async function listIssued(services: Services): Promise<CertificateForStaff[]> {
  const found = await listCertificatesForStaff(services, { viewer: staff, text: '', page: 1 });
  return found.ok ? found.value.items : [];
}
