import { sql } from 'kysely';
import { anyOf, type Db, prepared, type Trx } from '#src/database.ts';
import { newId } from '#src/shared/ids.ts';
import type { Profile } from './profile.ts';

const account = ['id', 'email', 'emailVerifiedAt', 'name', 'passwordHash'] as const;

const profile = [
  'id',
  'email',
  'emailVerifiedAt',
  'name',
  'phone',
  'certificateName',
  'certificateNameConfirmedAt',
  'iicrcId',
  'adultOn',
  'guardianName',
  'guardianEmail',
] as const;

/** A person as others may know them; never their password hash. Null when unknown. */
export async function findProfile(db: Db, personId: string): Promise<Profile | null> {
  const person = await db
    .selectFrom('people')
    .select(profile)
    .select((eb) => eb('passwordHash', 'is not', null).$castTo<boolean>().as('hasPassword'))
    .where('id', '=', personId)
    .executeTakeFirst();
  return person ?? null;
}

/** Whether somebody has shown that this person's e-mail is theirs: by a link that was mailed to it. */
export async function hasProvenEmail(db: Db | Trx, personId: string): Promise<boolean> {
  const person = await db.selectFrom('people').select('emailVerifiedAt').where('id', '=', personId).executeTakeFirst();
  return Boolean(person?.emailVerifiedAt);
}

export async function findAccountByEmail(db: Db, email: string) {
  return db.selectFrom('people').select(account).where('email', '=', email).executeTakeFirst();
}

export async function getAccount(db: Db, personId: string) {
  return db.selectFrom('people').select(account).where('id', '=', personId).executeTakeFirstOrThrow();
}

/** Locks the person, so that two ways of proving an e-mail or setting a password do not cross. */
export async function lockAccount(trx: Trx, personId: string) {
  return trx.selectFrom('people').select(account).where('id', '=', personId).forUpdate().executeTakeFirst();
}

/** Locks the person's whole profile. */
export async function lockProfile(trx: Trx, personId: string) {
  return trx.selectFrom('people').select(profile).where('id', '=', personId).forUpdate().executeTakeFirstOrThrow();
}

/**
 * The person with this e-mail, added when there is none. Whoever is known stays as they are: what a buyer typed about a
 * colleague never overwrites what the colleague said.
 */
export async function findOrAddPerson(
  trx: Trx,
  { email, name, at, id = newId() }: { email: string; name: string; at: Date; id?: string },
): Promise<{ personId: string; added: boolean }> {
  const inserted = await trx
    .insertInto('people')
    .values({ id, email, name, createdAt: at })
    .onConflict((conflict) => conflict.column('email').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (inserted) return { personId: inserted.id, added: true };
  const known = await trx.selectFrom('people').select('id').where('email', '=', email).executeTakeFirstOrThrow();
  return { personId: known.id, added: false };
}

export async function setPassword(trx: Trx, personId: string, passwordHash: string): Promise<void> {
  await trx.updateTable('people').set({ passwordHash }).where('id', '=', personId).execute();
}

export async function setName(trx: Trx, personId: string, name: string): Promise<void> {
  await trx.updateTable('people').set({ name }).where('id', '=', personId).execute();
}

/** The person has shown that mail to this address reaches them. */
export async function markEmailVerified(trx: Trx, personId: string, at: Date): Promise<void> {
  await trx
    .updateTable('people')
    .set({ emailVerifiedAt: at })
    .where('id', '=', personId)
    .where('emailVerifiedAt', 'is', null)
    .execute();
}

/** Gives the person a new, proven e-mail. The database refuses one that somebody has: `people_email_key`. */
export async function setEmail(trx: Trx, personId: string, email: string, at: Date): Promise<void> {
  await trx.updateTable('people').set({ email, emailVerifiedAt: at }).where('id', '=', personId).execute();
}

export async function setProfile(
  trx: Trx,
  personId: string,
  facts: Omit<Profile, 'id' | 'email' | 'emailVerifiedAt' | 'hasPassword'>,
): Promise<void> {
  await trx.updateTable('people').set(facts).where('id', '=', personId).execute();
}

/** `findOrAddPerson` for many at once, in one statement. Gives their ids by e-mail in lower case. */
export async function findOrAddPeople(
  trx: Trx,
  people: { email: string; name: string }[],
  at: Date,
): Promise<Map<string, string>> {
  const byEmail = new Map(people.map((person) => [person.email.toLowerCase(), person]));
  // In one order for everybody, so that two bookings of the same people cannot wait for each other.
  const emails = [...byEmail.keys()].toSorted();
  const names = emails.map((email) => byEmail.get(email)?.name ?? '');
  const given = { ids: emails.map(() => newId()), emails, names, at };
  const known = new Map((await addPeople(trx, given)).map(({ id, email }) => [email.toLowerCase(), id]));
  if (known.size === emails.length) return known;
  // Somebody else added one of them while we waited for it: a new statement sees that.
  const late = await trx.selectFrom('people').select(['id', 'email']).where('email', 'in', emails).execute();
  return new Map(late.map(({ id, email }) => [email.toLowerCase(), id]));
}

const addPeople = prepared<
  { id: string; email: string },
  { ids: string[]; emails: string[]; names: string[]; at: Date }
>(
  'add-people',
  ({ ids, emails, names, at }) => sql`
    with added as (
      insert into people (id, email, name, created_at)
      select given.id, given.email, given.name, ${at}::timestamptz
      from unnest(${ids}::uuid[], ${emails}::citext[], ${names}::text[]) with ordinality as given (id, email, name, place)
      order by given.place
      on conflict (email) do nothing
      returning id, email
    )
    select id, email from added
    union all
    select id, email from people where email = ${anyOf(emails, 'citext')}`,
);
