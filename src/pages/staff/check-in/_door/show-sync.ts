import { type SyncState, syncWords } from './send-marks.ts';

/** Says how device and server stand to each other, and leads to the sign-in where that is what is missing. */
export function showSync(door: HTMLElement, state: SyncState, waiting: number): void {
  const box = door.querySelector<HTMLElement>('.sync');
  if (!box) return;
  box.dataset['state'] = waiting > 0 ? 'waits' : state;
  box.textContent = syncWords(state, waiting);
  if (state !== 'signed-out' && state !== 'somebody-else') return;
  const link = Object.assign(document.createElement('a'), { textContent: 'Sign in again' });
  link.href = `/sign-in?${new URLSearchParams({ to: location.pathname + location.search })}`;
  box.append(' ', link);
}
