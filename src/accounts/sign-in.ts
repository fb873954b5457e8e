import { inTransaction } from '#src/database.ts';
import { recordInJournal } from '#src/journal/index.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import type { AccountServices } from './account-ports.ts';
import { type SessionCookie, startLoginSession } from './lucia.ts';
import { findAccountByEmail } from './people-queries.ts';
import type { TooManyTries } from './rate-limiter.ts';
import { giveBackTries, signInTries, takeTries } from './tries.ts';

interface Credentials {
  email: string;
  password: string;
  ip: string;
  userAgent: string;
}

/** Signs in by password. An unknown e-mail, a person without a password and a wrong password look and last the same. */
export async function signIn(
  services: AccountServices,
  { email, password, ip, userAgent }: Credentials,
): Promise<Result<{ personId: string; cookie: SessionCookie }, TooManyTries | { reason: 'wrong-credentials' }>> {
  const tries = signInTries(email, ip);
  const allowed = await takeTries(services.rateLimits, tries);
  if (!allowed.ok) return allowed;
  const person = await findAccountByEmail(services.db, email);
  const fits = await services.passwords.verify(person?.passwordHash ?? null, password);
  if (!person || !fits) {
    if (person) await recordFailure(services, person.id);
    else services.log.info({}, 'sign-in failed: no such person');
    return refuse('wrong-credentials');
  }
  await giveBackTries(services.rateLimits, tries);
  return inTransaction(services.db, async (trx) => {
    const cookie = await startLoginSession({ ...services, db: trx }, { personId: person.id, userAgent });
    await recordInJournal(trx, {
      at: services.clock.now(),
      by: { kind: 'person', personId: person.id },
      action: 'person.signed-in',
      subject: { type: 'person', id: person.id },
      facts: { way: 'password' },
    });
    return ok({ personId: person.id, cookie });
  });
}

/** In a transaction of its own: it must survive the refusal. */
async function recordFailure(services: AccountServices, personId: string): Promise<void> {
  await inTransaction(services.db, async (trx) => {
    await recordInJournal(trx, {
      at: services.clock.now(),
      by: { kind: 'system' },
      action: 'person.sign-in-failed',
      subject: { type: 'person', id: personId },
    });
    return ok();
  });
}
