import type { Core } from '#src/core.ts';
import { findLoginSession } from './lucia.ts';
import type { Viewer } from './viewer.ts';

/** Who is looking, from the session cookie: one query, or none without a cookie. */
export async function findViewer(services: Core, cookieValue: string | undefined): Promise<Viewer | null> {
  return cookieValue ? findLoginSession(services, cookieValue) : null;
}
