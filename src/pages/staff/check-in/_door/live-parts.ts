/**
 * Brings what others may change up to date with the page as the server has it now: the people, and what is to be settled. Only
 * what differs is touched, so that nobody taps a button that has just been taken away, or loses what they are typing.
 */
export function takeLiveParts(door: HTMLElement, fresh: Document): void {
  for (const part of door.querySelectorAll<HTMLElement>('[data-live]')) {
    const now = fresh.querySelector<HTMLElement>(`[data-live="${part.dataset['live']}"]`);
    if (!now || (document.activeElement instanceof HTMLInputElement && part.contains(document.activeElement))) continue;
    const [rows, rowsNow] = [rowsOf(part), rowsOf(now)];
    const isSameList = rows.length > 0 && rows.map(seatOf).join() === rowsNow.map(seatOf).join();
    if (isSameList) rows.forEach((row, index) => takeRow(row, rowsNow[index]));
    else if (part.textContent !== now.textContent) part.replaceChildren(...now.childNodes);
  }
}

function takeRow(row: HTMLElement, now: HTMLElement | undefined): void {
  const [said, saidNow] = [row.querySelector('.said'), now?.querySelector('.said')];
  if (!now || !said || !saidNow) return;
  row.dataset['place'] = now.dataset['place'];
  delete row.dataset['waits'];
  said.textContent = saidNow.textContent;
}

function rowsOf(part: HTMLElement): HTMLElement[] {
  return [...part.querySelectorAll<HTMLElement>('[data-seat]')];
}

function seatOf({ dataset }: HTMLElement): string | undefined {
  return dataset['seat'];
}
