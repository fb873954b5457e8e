import type { Core } from '#src/core.ts';
import { endLoginSession, type SessionCookie } from './lucia.ts';

/** Signs out on this browser and gives the cookie that empties its own. Without a session there is nothing to end. */
export async function signOut(services: Core, cookieValue: string | undefined): Promise<SessionCookie> {
  return endLoginSession(services, cookieValue ?? '');
}
