import type { Site } from '#src/core.ts';
import { composeMail, type MailBlock, type NewMessage } from '#src/notifications/index.ts';
import type { CertificateSnapshot } from '#src/certificates/certificate-snapshot.ts';

interface Facts {
  learner: { name: string; email: string };
  certificateId: string;
  snapshot: CertificateSnapshot;
}

/** The certificate was issued: where it is, what it says, what to do with it. */
export function certificateReadyMail(site: Site, { learner, certificateId, snapshot }: Facts): NewMessage {
  const subject = `Your certificate: ${snapshot.courseTitle}`;
  const blocks = [
    { paragraph: `Hello ${learner.name},` },
    { paragraph: `Here is your certificate of completion for “${snapshot.courseTitle}”. It is attached as a PDF.` },
    ...whatItSays(site, snapshot),
    { paragraph: whatToDo(snapshot) },
  ];
  return mail(site, { learner, certificateId }, { kind: 'certificate-ready', subject, blocks, attaches: true });
}

/** A corrected certificate took the place of an earlier one. */
export function certificateCorrectedMail(
  site: Site,
  { learner, certificateId, snapshot, replaces }: Facts & { replaces: string },
): NewMessage {
  const subject = `Your corrected certificate: ${snapshot.courseTitle}`;
  const blocks = [
    { paragraph: `Hello ${learner.name},` },
    {
      paragraph:
        `We have corrected your certificate for “${snapshot.courseTitle}”. The new one is attached and takes the place of ` +
        `${replaces}, which now says that it was replaced. If you sent the old one to a body, send this one after it.`,
    },
    ...whatItSays(site, snapshot),
  ];
  return mail(site, { learner, certificateId }, { kind: 'certificate-corrected', subject, blocks, attaches: true });
}

/** The certificate was withdrawn: why, and whom to ask. */
export function certificateRevokedMail(
  site: Site,
  { learner, certificateId, snapshot, reason }: Facts & { reason: string },
): NewMessage {
  const subject = `Certificate ${snapshot.number} was withdrawn`;
  const blocks = [
    { paragraph: `Hello ${learner.name},` },
    { paragraph: `We have withdrawn your certificate ${snapshot.number} for “${snapshot.courseTitle}”.` },
    { facts: [['Reason', reason] as [string, string]] },
    { paragraph: `If you think this is wrong, answer this mail or ring us on ${site.provider.phone}.` },
  ];
  return mail(site, { learner, certificateId }, { kind: 'certificate-revoked', subject, blocks, attaches: false });
}

function whatItSays(site: Site, snapshot: CertificateSnapshot): MailBlock[] {
  const credits = snapshot.credits.map(({ units, unitLabel, body }) => `${units} ${unitLabel} · ${body}`);
  return [
    {
      facts: [
        ['Number', snapshot.number],
        ['Name', snapshot.learnerName],
        ['Credit', credits.join('\n') || 'None: this course carries no continuing education credit'],
      ],
    },
    { button: { label: 'Open my certificates', url: `${site.url}/my` } },
    { note: `Anybody can check it at ${snapshot.verifyUrl}` },
  ];
}

function whatToDo({ credits }: CertificateSnapshot): string {
  if (credits.length === 0) return 'Keep it with your training records.';
  return 'The credit bodies do not hear of it from us: send the certificate to them as your evidence. Each body decides what it accepts.';
}

interface Letter {
  kind: string;
  subject: string;
  blocks: MailBlock[];
  attaches: boolean;
}

function mail(
  site: Site,
  { learner, certificateId }: Pick<Facts, 'learner' | 'certificateId'>,
  { kind, subject, blocks, attaches }: Letter,
): NewMessage {
  return {
    ...composeMail(site, subject, blocks),
    kind,
    to: { email: learner.email, name: learner.name },
    about: { type: 'certificate', id: certificateId },
    papers: attaches ? [{ kind: 'certificate', id: certificateId }] : [],
  };
}
