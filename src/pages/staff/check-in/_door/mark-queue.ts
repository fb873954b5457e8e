/** A mark that was made on this device. Holds ids and a time, no names. */
export interface QueuedMark {
  clientId: string;
  seatId: string;
  dayNumber: number;
  kind: 'in' | 'out';
  at: string;
}

/** Marks that were made on this device and not answered by the server yet. They outlive the page, the network and the sign-in. */
export interface MarkQueue {
  all(): QueuedMark[];
  add(mark: QueuedMark): void;
  remove(clientIds: readonly string[]): void;
}

/** The queue of one person at one session: somebody else who uses the device has their own. Read anew each time, for other tabs. */
export function markQueue({ personId, sessionId }: { personId: string; sessionId: string }): MarkQueue {
  const key = `check-in ${personId} ${sessionId}`;
  const all = () => JSON.parse(localStorage.getItem(key) ?? '[]') as QueuedMark[];
  const write = (marks: QueuedMark[]) => {
    if (marks.length > 0) localStorage.setItem(key, JSON.stringify(marks));
    else localStorage.removeItem(key);
  };
  return {
    all,
    add: (mark) => write([...all(), mark]),
    remove: (clientIds) => write(all().filter(({ clientId }) => !clientIds.includes(clientId))),
  };
}
