import type { QueuedMark } from './mark-queue.ts';

export interface MarkAnswer {
  clientId: string;
  answer: 'kept' | 'already-kept' | 'conflict';
  /** Why it does not fit and what to do, for a conflict. */
  words?: string;
}

/** How device and server stand to each other. */
export type SyncState = 'sent' | 'signed-out' | 'gone' | 'away';

export type Sent = { state: 'answered'; answers: MarkAnswer[] } | { state: 'signed-out' | 'gone' | 'away' };

/** As many as the server takes at once. */
export const mostAtOnce = 200;

/** Sends marks and gives what became of each; sending them again is harmless. */
export async function sendMarks(sessionId: string, marks: QueuedMark[]): Promise<Sent> {
  try {
    const response = await fetch(`/staff/check-in/${sessionId}/marks`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ marks }),
      redirect: 'manual',
    });
    if (response.type === 'opaqueredirect' || response.status === 401) return { state: 'signed-out' };
    if (response.status === 404 || response.status === 403) return { state: 'gone' };
    if (!response.ok) return { state: 'away' };
    const { answers } = (await response.json()) as { answers: MarkAnswer[] };
    return { state: 'answered', answers };
  } catch {
    return { state: 'away' };
  }
}

/** The state in words, with how many marks wait on this device. */
export function syncWords(state: SyncState, waiting: number): string {
  const marks = waiting === 1 ? '1 mark waits on this device' : `${waiting} marks wait on this device`;
  if (state === 'signed-out') return waiting > 0 ? `Your sign-in has ended; ${marks}.` : 'Your sign-in has ended.';
  if (state === 'gone') return `This session is not yours to mark any more; ${marks}.`;
  if (state === 'away') return waiting > 0 ? `No connection: ${marks}.` : 'No connection. You can go on all the same.';
  return waiting > 0 ? `${marks} to be sent.` : 'Everything is sent.';
}
