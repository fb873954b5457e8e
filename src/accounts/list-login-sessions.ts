import type { Core } from '#src/core.ts';
import { describeDevice } from './device.ts';
import { listLoginSessionsOf } from './login-session-queries.ts';

interface LoginSessionSummary {
  /** Names the session without opening it. */
  sessionHash: string;
  device: string;
  signedInAt: Date;
  isThisOne: boolean;
}

/** Where one is signed in, newest first. */
export async function listLoginSessions(
  { db, clock }: Core,
  { by }: { by: { personId: string; sessionHash: string } },
): Promise<LoginSessionSummary[]> {
  const sessions = await listLoginSessionsOf(db, by.personId, clock.now());
  return sessions.map(({ idHash, userAgent, createdAt }) => ({
    sessionHash: idHash,
    device: describeDevice(userAgent),
    signedInAt: createdAt,
    isThisOne: idHash === by.sessionHash,
  }));
}
