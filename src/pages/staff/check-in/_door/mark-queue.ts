/** A mark that was made on this device. Holds ids and a time, no names. */
export interface QueuedMark {
  clientId: string;
  seatId: string;
  dayNumber: number;
  kind: 'in' | 'out';
  at: string;
  /** The server cannot read it: it is not sent again, and waits until the trainer has noted it by hand. */
  refused?: true;
}

/** Marks that were made on this device and not answered by the server yet. They outlive the page, the network and the sign-in. */
export interface MarkQueue {
  /** Those that are still to be sent. */
  all(): QueuedMark[];
  refused(): QueuedMark[];
  add(mark: QueuedMark): void;
  remove(clientIds: readonly string[]): void;
  refuse(clientIds: readonly string[]): void;
}

/** The queue of one person at one session: somebody else who uses the device has their own. Read anew each time, for other tabs. */
export function markQueue({ personId, sessionId }: { personId: string; sessionId: string }): MarkQueue {
  const key = `check-in ${personId} ${sessionId}`;
  const read = () => JSON.parse(localStorage.getItem(key) ?? '[]') as QueuedMark[];
  const write = (marks: QueuedMark[]) => {
    if (marks.length > 0) localStorage.setItem(key, JSON.stringify(marks));
    else localStorage.removeItem(key);
  };
  return {
    all: () => read().filter(({ refused }) => !refused),
    refused: () => read().filter(({ refused }) => refused),
    add: (mark) => write([...read(), mark]),
    remove: (clientIds) => write(read().filter(({ clientId }) => !clientIds.includes(clientId))),
    refuse: (clientIds) =>
      write(read().map((mark) => (clientIds.includes(mark.clientId) ? { ...mark, refused: true } : mark))),
  };
}
