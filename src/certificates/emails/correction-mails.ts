import type { Site } from '#src/core.ts';
import { composeMail, type NewMessage } from '#src/notifications/index.ts';
import type { CertificateSnapshot } from '#src/certificates/certificate-snapshot.ts';

interface Facts {
  certificateId: string;
  snapshot: CertificateSnapshot;
}

/** Staff will not correct the certificate as its learner asked: why, and whom to ask. */
export function correctionDeclinedMail(
  site: Site,
  { learner, certificateId, snapshot, reason }: Facts & { learner: { name: string; email: string }; reason: string },
): NewMessage {
  const content = composeMail(site, `Certificate ${snapshot.number} stays as it is`, [
    { paragraph: `Hello ${learner.name},` },
    {
      paragraph: `You asked us to correct your certificate ${snapshot.number} for “${snapshot.courseTitle}”. We have not done so.`,
    },
    { facts: [['Reason', reason] as [string, string]] },
    { paragraph: `If you think this is wrong, answer this mail or ring us on ${site.provider.phone}.` },
  ]);
  return {
    ...content,
    kind: 'correction-declined',
    to: { email: learner.email, name: learner.name },
    about: { type: 'certificate', id: certificateId },
  };
}

/** To the office: a certificate was issued whose name has a character that no font can show. */
export function glyphMissingMail(site: Site, { certificateId, snapshot }: Facts): NewMessage {
  const { number } = snapshot;
  const content = composeMail(site, `Certificate ${number} shows a name that cannot be printed in full`, [
    {
      paragraph:
        `Certificate ${number} for “${snapshot.courseTitle}” was issued, but its name has a character that none of our fonts can ` +
        'show: an emoji, say, or a script that we have no font for. The paper has an empty box in its place and cannot be read ' +
        'out by a screen reader there (it is not PDF/UA-1). The public page shows the name in full.',
    },
    {
      paragraph:
        'Ask the learner how their name stands with the credit body and issue a corrected certificate, or leave it as it is.',
    },
    { button: { label: 'Open the certificate', url: `${site.url}/staff/certificates/${number}` } },
  ]);
  return {
    ...content,
    kind: 'certificate-glyph-missing',
    to: { email: site.provider.email, name: site.provider.name },
    about: { type: 'certificate', id: certificateId },
  };
}
