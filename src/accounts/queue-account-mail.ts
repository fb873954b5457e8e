import type { Trx } from '#src/database.ts';
import { queueMessage } from '#src/notifications/index.ts';
import type { AccountMail } from './emails/account-mail.ts';

/** Addresses a mail to a person and queues it with its cause. */
export async function queueAccountMail(
  trx: Trx,
  at: Date,
  to: { personId: string; email: string; name: string },
  mail: AccountMail,
): Promise<void> {
  const { personId, email, name } = to;
  await queueMessage(trx, at, { to: { email, name }, about: { type: 'person', id: personId }, ...mail });
}
