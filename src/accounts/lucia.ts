import { type Adapter, Lucia, TimeSpan } from 'lucia';
import type { Core } from '#src/core.ts';
import { hashOf } from './secret.ts';
import {
  addLoginSession,
  deleteExpiredLoginSessions,
  deleteLoginSession,
  deleteLoginSessionsOf,
  extendLoginSession,
  findLoginSessionWithPerson,
} from './login-session-queries.ts';
import type { Viewer } from './viewer.ts';

/** Lucia 3 is finished: its author now teaches the pattern instead. So this is the one file that knows it. */
declare module 'lucia' {
  interface Register {
    Lucia: Lucia<Record<never, never>, PersonAttributes>;
    DatabaseSessionAttributes: { userAgent: string };
    DatabaseUserAttributes: PersonAttributes;
  }
}

type PersonAttributes = Omit<Viewer, 'personId' | 'sessionHash'>;

export const sessionCookieName = 'accrue_session';

export interface SessionCookie {
  name: string;
  value: string;
  attributes: { httpOnly: true; secure: boolean; sameSite: 'lax'; path: '/'; maxAge: number };
}

/** A session lasts thirty days from the last visit. */
const lifetime = new TimeSpan(30, 'd');
/** The cookie may stay longer, as long as browsers allow: the row in the database decides. */
const cookieLifetime = new TimeSpan(400, 'd');

/** Lets the person in on this browser. The value of the cookie is kept nowhere; we keep its hash. */
export async function startLoginSession(
  services: Core,
  { personId, userAgent }: { personId: string; userAgent: string },
): Promise<SessionCookie> {
  const session = await lucia(services).createSession(personId, { userAgent: userAgent.slice(0, 300) });
  return sessionCookie(services, session.id, cookieLifetime.seconds());
}

/** Who holds this cookie, or null. A session that is past half its life gets a new one. */
export async function findLoginSession(services: Core, cookieValue: string): Promise<Viewer | null> {
  const { user } = await lucia(services).validateSession(cookieValue);
  if (!user) return null;
  const { id, ...person } = user;
  return { personId: id, sessionHash: hashOf(cookieValue), ...person };
}

/** Ends the session of this cookie; gives the cookie that removes it from the browser. */
export async function endLoginSession(services: Core, cookieValue: string): Promise<SessionCookie> {
  await lucia(services).invalidateSession(cookieValue);
  return sessionCookie(services, '', 0);
}

function sessionCookie({ site }: Core, value: string, maxAge: number): SessionCookie {
  const secure = site.url.startsWith('https:');
  return { name: sessionCookieName, value, attributes: { httpOnly: true, secure, sameSite: 'lax', path: '/', maxAge } };
}

function lucia(services: Core) {
  return new Lucia(hashingAdapter(services), {
    sessionExpiresIn: lifetime,
    getUserAttributes: (person: PersonAttributes) => person,
  });
}

/**
 * Stores only hashes of session ids. Because Lucia's `getUserSessions` would hand these out as if they were ids, and
 * `invalidateSession` hash them again, listing and revoking are our own and go by the hash.
 */
function hashingAdapter({ db, clock }: Core): Adapter {
  // Lucia reads the system clock. Times cross this border by the difference, so that our clock rules.
  const ahead = Date.now() - clock.now().getTime();
  const forLucia = (instant: Date) => new Date(instant.getTime() + ahead);
  const fromLucia = (instant: Date) => new Date(instant.getTime() - ahead);
  return {
    getSessionAndUser: async (id) => {
      const row = await findLoginSessionWithPerson(db, hashOf(id));
      if (!row) return [null, null];
      const { personId, expiresAt, userAgent, emailVerifiedAt, ...person } = row;
      return [
        { id, userId: personId, expiresAt: forLucia(expiresAt), attributes: { userAgent } },
        { id: personId, attributes: { ...person, emailVerified: emailVerifiedAt !== null } },
      ];
    },
    setSession: async ({ id, userId, expiresAt, attributes }) =>
      addLoginSession(db, {
        idHash: hashOf(id),
        personId: userId,
        userAgent: attributes.userAgent,
        createdAt: clock.now(),
        expiresAt: fromLucia(expiresAt),
      }),
    updateSessionExpiration: async (id, expiresAt) => extendLoginSession(db, hashOf(id), fromLucia(expiresAt)),
    deleteSession: async (id) => deleteLoginSession(db, hashOf(id)),
    deleteUserSessions: async (personId) => void (await deleteLoginSessionsOf(db, personId)),
    deleteExpiredSessions: async () => deleteExpiredLoginSessions(db, clock.now()),
    getUserSessions: () => {
      throw new Error('Login sessions are listed by their hashes, not by Lucia');
    },
  };
}
