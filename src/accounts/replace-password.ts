import type { Core } from '#src/core.ts';
import type { Trx } from '#src/database.ts';
import { recordInJournal } from '#src/journal/index.ts';
import { passwordChangedMail } from './emails/password-changed.ts';
import { deleteUnusedEmailTokensOf } from './email-token-queries.ts';
import { deleteLoginSessionsOf } from './login-session-queries.ts';
import { setPassword } from './people-queries.ts';
import { queueAccountMail } from './queue-account-mail.ts';

interface Replacement {
  person: { id: string; email: string; name: string };
  passwordHash: string;
  at: Date;
  /** The session that stays signed in. */
  keepSession?: string;
}

/** A new password ends every other way in that is out: sessions and links. The person is told by mail. */
export async function replacePassword(
  { site }: Core,
  trx: Trx,
  { person, passwordHash, at, keepSession }: Replacement,
): Promise<void> {
  await setPassword(trx, person.id, passwordHash);
  await deleteUnusedEmailTokensOf(trx, person.id);
  const ended = await deleteLoginSessionsOf(trx, person.id, keepSession);
  await recordInJournal(trx, {
    at,
    by: { kind: 'person', personId: person.id },
    action: 'person.password-changed',
    subject: { type: 'person', id: person.id },
    facts: { sessionsEnded: ended },
  });
  await queueAccountMail(trx, at, { ...person, personId: person.id }, passwordChangedMail(site, person));
}
