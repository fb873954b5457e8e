import type { MarkQueue, QueuedMark } from './mark-queue.ts';

/** Shows the marks that the server cannot read, until the trainer says that they are noted by hand. */
export function showRefused(door: HTMLElement, queue: MarkQueue, timeOf: (at: Date) => string): void {
  const box = door.querySelector<HTMLElement>('.refused');
  if (!box) return;
  const marks = queue.refused();
  const nameOf = ({ seatId }: QueuedMark) =>
    door.querySelector<HTMLElement>(`[data-seat="${seatId}"]`)?.dataset['name'] ?? 'Somebody';
  box.hidden = marks.length === 0;
  const list = box.querySelector('.marks');
  if (list) {
    list.textContent = marks
      .map((mark) => `${nameOf(mark)}, sign-${mark.kind} ${timeOf(new Date(mark.at))}`)
      .join('; ');
  }
  const button = box.querySelector('button');
  if (!button) return;
  button.onclick = () => {
    queue.remove(marks.map(({ clientId }) => clientId));
    showRefused(door, queue, timeOf);
  };
}
