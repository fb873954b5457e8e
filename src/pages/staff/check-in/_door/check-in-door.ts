import { daysOf, goToToday, isDayToday, openWhenItHasCome } from './door-days.ts';
import { deviceTime, isMeant } from './door-parts.ts';
import { installWorker, keepPages } from './kept-pages.ts';
import { takeLiveParts } from './live-parts.ts';
import { type MarkQueue, markQueue, type QueuedMark } from './mark-queue.ts';
import { showRefused } from './refused-marks.ts';
import { offerScanning } from './scan-tickets.ts';
import { answerWords, type MarkAnswer, mostAtOnce, sendMarks, type SyncState } from './send-marks.ts';
import { showSync } from './show-sync.ts';

/** While something is still to be sent or read, a new attempt so often: a network that says it is back may not be yet. */
const againMs = 5_000;

/**
 * The door of a session: taps, typed tickets and scanned ones become marks on this device at once, and go to the server when
 * it can be reached. What the server does not want as it is, it keeps for the trainer to settle.
 */
class CheckInDoor extends HTMLElement {
  private queue!: MarkQueue;
  private busy = false;
  private timer = 0;
  /** Pages that the server knows better than this device. */
  private behind: string[] = [];

  connectedCallback(): void {
    if (goToToday(this)) return;
    const { session = '', person = '' } = this.dataset;
    this.queue = markQueue({ personId: person, sessionId: session });
    this.addEventListener('submit', (event) => this.submitted(event as SubmitEvent));
    this.box('ticket')?.addEventListener('input', () => this.narrow());
    offerScanning(
      this,
      (code) => this.markTicket(code),
      (words) => this.say(words, 'error'),
    );
    window.addEventListener('online', () => void this.send());
    document.addEventListener('visibilitychange', () => {
      if (document.hidden) return;
      openWhenItHasCome(this);
      void this.send();
    });
    openWhenItHasCome(this);
    this.showQueued();
    void installWorker();
    this.behind = this.pages();
    void this.send();
  }

  private submitted(event: SubmitEvent): void {
    const button = event.submitter as HTMLButtonElement | null;
    if (button?.name !== 'mark') return;
    event.preventDefault();
    if (button.value === 'ticket') return this.markTicket(this.box('ticket')?.value ?? '');
    const row = button.closest<HTMLElement>('[data-seat]');
    if (row) this.mark(row, button.value.startsWith('out') ? 'out' : 'in');
  }

  private markTicket(typed: string): void {
    const [row, other] = this.rows().filter((each) => isMeant(each, typed));
    const box = this.box('ticket');
    if (!typed.trim() || !row) return this.say('No seat of this session has that ticket or name.', 'error');
    if (other) return this.say('Several people fit. Choose in the list.', 'error');
    const way = this.querySelector<HTMLInputElement>('input[name=kind]:checked')?.value === 'out' ? 'out' : 'in';
    this.mark(row, way);
    if (box) box.value = '';
    this.narrow();
  }

  private mark(row: HTMLElement, kind: 'in' | 'out'): void {
    const { seat = '', name = '', place } = row.dataset;
    const { day = '' } = this.dataset;
    if (!this.isToday(day)) return this.say('This is not today’s day. Choose the day above.', 'error');
    if (place === kind) return this.say(`${name} is signed in already.`, 'error');
    if (kind === 'out' && place !== 'in') return this.say(`${name} is not signed in.`, 'error');
    const at = deviceTime();
    const mark = { clientId: crypto.randomUUID(), seatId: seat, dayNumber: Number(day), kind, at: at.toISOString() };
    this.queue.add(mark);
    this.show(mark);
    this.say(`${name} is signed ${kind} at ${this.timeOf(at)}.`, 'done');
    void this.send();
  }

  private async send(): Promise<void> {
    clearTimeout(this.timer);
    if (this.busy) return this.saySync('sent');
    this.busy = true;
    const state = await this.catchUp();
    this.busy = false;
    if (state === 'away') this.timer = window.setTimeout(() => void this.send(), againMs);
    this.saySync(state);
  }

  /** Sends what waits and reads what this device is behind in, until there is neither, or gives what stands in the way. */
  private async catchUp(): Promise<SyncState> {
    const { session = '', person = '' } = this.dataset;
    for (let marks = this.queue.all(); marks.length > 0 || this.behind.length > 0; marks = this.queue.all()) {
      if (marks.length > 0) {
        const sent = await sendMarks({ sessionId: session, personId: person }, marks.slice(0, mostAtOnce));
        if (sent.state !== 'answered') return sent.state;
        this.take(sent.answers);
        if (this.behind.length === 0) this.behind = this.pages().slice(0, 1);
      }
      const read = await this.refresh();
      if (read !== 'sent') return read;
    }
    return 'sent';
  }

  private take(answers: MarkAnswer[]): void {
    const ids = (taken: MarkAnswer[]) => taken.map(({ clientId }) => clientId);
    this.queue.remove(ids(answers.filter(({ answer }) => answer !== 'refused')));
    this.queue.refuse(ids(answers.filter(({ answer }) => answer === 'refused')));
    const words = answerWords(answers);
    if (words) this.say(words, 'error');
    showRefused(this, this.queue, (at) => this.timeOf(at));
  }

  /** Takes the roster as the server has it now, and keeps it on the device. What is being typed stays. */
  private async refresh(): Promise<SyncState> {
    const page = await keepPages(this.behind);
    if (page.state !== 'read') return page.state;
    this.behind = [];
    takeLiveParts(this, new DOMParser().parseFromString(page.html, 'text/html'));
    this.showQueued();
    this.narrow();
    return 'sent';
  }

  private showQueued(): void {
    showRefused(this, this.queue, (at) => this.timeOf(at));
    for (const mark of this.queue.all()) if (String(mark.dayNumber) === this.dataset['day']) this.show(mark);
    this.count();
  }

  private show({ seatId, kind, at }: QueuedMark): void {
    const row = this.querySelector<HTMLElement>(`[data-seat="${seatId}"]`);
    const said = row?.querySelector('.said');
    if (!row || !said) return;
    row.dataset['place'] = kind === 'in' ? 'in' : 'left';
    row.dataset['waits'] = '';
    const words = `${kind === 'in' ? 'In' : 'Out'} ${this.timeOf(new Date(at))}, not sent yet`;
    said.textContent = [said.textContent?.trim(), words].filter(Boolean).join(' · ');
    this.count();
  }

  private count(): void {
    const here = this.rows().filter(({ dataset }) => dataset['place'] === 'in').length;
    const shown = this.querySelector('.count');
    if (shown) shown.textContent = `${here} of ${this.rows().length} ${here === 1 ? 'is' : 'are'} here`;
  }

  private narrow(): void {
    const typed = this.box('ticket')?.value ?? '';
    for (const row of this.rows()) row.hidden = typed.trim() !== '' && !isMeant(row, typed);
  }

  private say(words: string, tone: 'done' | 'error'): void {
    const box = this.querySelector<HTMLElement>('.last');
    if (!box) return;
    box.dataset['tone'] = tone;
    box.textContent = words;
  }

  private saySync(state: SyncState): void {
    showSync(this, state, this.queue.all().length);
  }

  /** This day's page first, then those of the other days and the list of sessions. */
  private pages(): string[] {
    const { day = '' } = this.dataset;
    const days = [day, ...daysOf(this.dataset).filter((each) => each !== day)];
    return [...days.map((each) => `${location.pathname}?day=${each}`), '/staff/check-in'];
  }

  private rows(): HTMLElement[] {
    return [...this.querySelectorAll<HTMLElement>('[data-seat]')];
  }

  private box(name: string): HTMLInputElement | null {
    return this.querySelector<HTMLInputElement>(`input[name="${name}"]`);
  }

  private isToday(day = ''): boolean {
    return isDayToday(this.dataset, day);
  }

  private timeOf(at: Date): string {
    return new Intl.DateTimeFormat('en-AU', { timeZone: this.dataset['zone'], timeStyle: 'short' }).format(at);
  }
}

customElements.define('check-in-door', CheckInDoor);
