import type { Site } from '#src/core.ts';
import { composeMail, type NewMessage } from '#src/notifications/index.ts';

interface Facts {
  learner: { name: string; email: string; certificateName: string | null };
  seatId: string;
  courseTitle: string;
}

/** The course is completed; the certificate waits for the learner's word on their name. */
export function confirmNameMail(site: Site, { learner, seatId, courseTitle }: Facts): NewMessage {
  const content = composeMail(site, 'Confirm your name to get your certificate', [
    { paragraph: `Hello ${learner.name},` },
    { paragraph: `You have completed “${courseTitle}”. Your certificate is ready to be made out.` },
    {
      paragraph:
        'Credit bodies compare the name on a certificate with the one on your profile there, letter for letter. ' +
        'Please tell us how yours is written. The certificate is issued as soon as you have.',
    },
    { button: { label: 'Confirm my name', url: `${site.url}/my/profile` } },
    { note: `If you have not signed in before, choose “send me a link” and use this address: ${learner.email}.` },
  ]);
  return {
    ...content,
    kind: 'confirm-certificate-name',
    to: { email: learner.email, name: learner.name },
    about: { type: 'seat', id: seatId },
  };
}
