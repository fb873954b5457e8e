import { patienceMs } from './kept-pages.ts';
import type { QueuedMark } from './mark-queue.ts';

export interface MarkAnswer {
  clientId: string;
  /** `refused`: the server cannot read the mark, however often it is sent. */
  answer: 'kept' | 'already-kept' | 'conflict' | 'refused';
  /** Of a conflict. Nothing is kept of one that is `not-in-session`; every other waits to be settled. */
  fault?: string;
  /** Why it does not fit and what to do, for a conflict. */
  words?: string;
}

/** How device and server stand to each other. */
export type SyncState = 'sent' | Unsent['state'];

interface Unsent {
  state: 'signed-out' | 'somebody-else' | 'gone' | 'away';
}

export type Sent = { state: 'answered'; answers: MarkAnswer[] } | Unsent;

/** Whose page sends marks, and of which session. */
interface Sender {
  sessionId: string;
  personId: string;
}

/** As many as the server takes at once. */
export const mostAtOnce = 200;

/**
 * Sends marks and gives what became of each; sending them again is harmless. What the server cannot read among many is found by
 * sending one by one, so that it does not hold up the others.
 */
export async function sendMarks(sender: Sender, marks: QueuedMark[]): Promise<Sent> {
  const sent = await post(sender, marks);
  if (sent.state !== 'refused') return sent;
  if (marks.length === 1)
    return { state: 'answered', answers: marks.map(({ clientId }) => ({ clientId, answer: 'refused' })) };
  const answers: MarkAnswer[] = [];
  for (const mark of marks) {
    const alone = await sendMarks(sender, [mark]);
    if (alone.state !== 'answered') return answers.length > 0 ? { state: 'answered', answers } : alone;
    answers.push(...alone.answers);
  }
  return { state: 'answered', answers };
}

async function post({ sessionId, personId }: Sender, marks: QueuedMark[]): Promise<Sent | { state: 'refused' }> {
  const sent = marks.map(({ clientId, seatId, dayNumber, kind, at }) => ({ clientId, seatId, dayNumber, kind, at }));
  try {
    const response = await fetch(`/staff/check-in/${sessionId}/marks`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ person: personId, marks: sent }),
      redirect: 'manual',
      signal: AbortSignal.timeout(patienceMs),
    });
    if (response.type === 'opaqueredirect' || response.status === 401) return { state: 'signed-out' };
    if (response.status === 409) return { state: 'somebody-else' };
    if (response.status === 404 || response.status === 403) return { state: 'gone' };
    if (response.status === 400) return { state: 'refused' };
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
  if (state === 'somebody-else')
    return `Somebody else has signed in in this browser; ${marks} until you sign in again.`;
  if (state === 'gone') return `This session is not yours to mark any more; ${marks}.`;
  if (state === 'away') return waiting > 0 ? `No connection: ${marks}.` : 'No connection. You can go on all the same.';
  return waiting > 0 ? `${marks} to be sent.` : 'Everything is sent.';
}

/** What there is to say of marks that are not simply kept; empty when all were. */
export function answerWords(answers: readonly MarkAnswer[]): string {
  const toSettle = answers.filter(({ answer, fault }) => answer === 'conflict' && fault !== 'not-in-session');
  const unknown = answers.filter(({ fault }) => fault === 'not-in-session');
  const refused = answers.filter(({ answer }) => answer === 'refused');
  const count = (marks: readonly MarkAnswer[]) => (marks.length === 1 ? 'One mark' : `${marks.length} marks`);
  return [
    toSettle.length > 0
      ? `${count(toSettle)} ${toSettle.length === 1 ? 'does' : 'do'} not fit what is known: see “To be settled”. ${toSettle[0]?.words ?? ''}`
      : '',
    unknown.length > 0 ? `${count(unknown)} could not be kept. ${unknown[0]?.words ?? ''}` : '',
    refused.length > 0
      ? `${count(refused)} could not be read by the server. Note ${refused.length === 1 ? 'it' : 'them'} on the sheet.`
      : '',
  ]
    .filter(Boolean)
    .join(' ');
}
