import type {
  askForCorrection,
  declineCorrection,
  finishSession,
  issueSessionCertificates,
  revokeCertificate,
  supersedeCertificate,
} from '#src/certificates/index.ts';
import { formatInstant } from '#src/shared/dates.ts';
import type { RefusalOf } from '#src/shared/result.ts';
import type { WordsFor } from './refusal-words.ts';

/** `not-your-session` and `session-not-held` have their words among those of attendance. */
export type CertificateRefusal = Exclude<
  RefusalOf<
    | typeof askForCorrection
    | typeof declineCorrection
    | typeof finishSession
    | typeof issueSessionCertificates
    | typeof revokeCertificate
    | typeof supersedeCertificate
  >,
  { reason: 'not-your-session' | 'session-not-held' }
>;

export const certificateRefusals: WordsFor<CertificateRefusal> = {
  'session-still-to-come': ({ endsAt, timeZone }) => ({
    words: `The last day has not begun yet: the session ends on ${formatInstant(endsAt, timeZone)}.`,
    status: 409,
  }),
  'no-such-certificate': { words: 'There is no certificate with this number that you may change.', status: 404 },
  'correction-asked-before': {
    words:
      'You have asked for another correction of this certificate already, and we have it. Write to us to change it.',
    status: 409,
  },
  'no-correction-asked': { words: 'Nothing waits to be decided any more: somebody was quicker.', status: 409 },
  'issuing-stopped': {
    words: 'No certificate can be signed at the moment: the first page for staff says why. Nothing was changed.',
    status: 503,
  },
  'no-reason-given': { words: 'Say why: the reason is kept for ever', status: 422, field: 'reason' },
  'nothing-corrected': {
    words: 'This is what the certificate says already. Enter what it should say.',
    status: 422,
    field: 'learnerName',
  },
  'certificate-revoked': { words: 'This certificate was withdrawn before. Nothing was changed.', status: 409 },
  'certificate-replaced': ({ byNumber }) => ({
    words: `This certificate was replaced by ${byNumber}: change that one.`,
    status: 409,
  }),
};
