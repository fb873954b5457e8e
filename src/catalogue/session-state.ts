import type { Session } from './course.ts';

type State = Session['state'];

/** Where a session may go from each state. What is cancelled stays cancelled: its seats have been given back. */
const ways: Record<State, readonly State[]> = {
  draft: ['open', 'cancelled'],
  open: ['closed', 'cancelled'],
  closed: ['open', 'cancelled'],
  cancelled: [],
};

/** Whether a session in this state may go to that one. */
export function mayBecome(from: State, to: State): boolean {
  return ways[from].includes(to);
}
