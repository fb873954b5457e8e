/**
 * Follows a video that a lesson shows: goes on where the learner stopped, on whatever device, and reports what was played.
 * The server decides what counts; this only says what happened here.
 */
interface Followed {
  reportTo: string;
  durationSeconds: number;
  skippingAllowed: boolean;
  position: number;
  ranges: [number, number][];
}

interface Report {
  id: string;
  ranges: [number, number][];
  position: number;
}

const everySeconds = 5;
/** A player tells where it is some four times a second; a longer step is a jump. */
const longestStep = 2;

for (const box of document.querySelectorAll<HTMLElement>('[data-watch]')) {
  const video = box.querySelector('video');
  if (video) follow(box, video, JSON.parse(box.dataset['watch'] ?? '') as Followed);
}

function follow(box: HTMLElement, video: HTMLVideoElement, known: Followed): void {
  let played: [number, number][] = [];
  let unsent: Report | null = null;
  let last: number | null = null;
  let sending = false;
  const [first] = known.ranges;
  let upTo = first && first[0] <= 1 ? first[1] : 0;

  video.addEventListener('loadedmetadata', () => {
    if (known.position > 0 && known.position < known.durationSeconds - 2) video.currentTime = known.position;
  });
  video.addEventListener('play', () => (last = video.currentTime));
  video.addEventListener('seeking', () => {
    last = null;
    if (!known.skippingAllowed && video.currentTime > upTo + 0.5) video.currentTime = upTo;
  });
  video.addEventListener('seeked', () => (last = video.currentTime));
  video.addEventListener('timeupdate', note);
  video.addEventListener('pause', report);
  video.addEventListener('ended', report);
  document.addEventListener('visibilitychange', () => document.hidden && report());
  setInterval(report, everySeconds * 1000);

  function note(): void {
    const now = video.currentTime;
    if (video.seeking || last === null) return;
    if (now > last && now - last <= longestStep * Math.max(1, video.playbackRate)) {
      const open = played.at(-1);
      if (open && Math.abs(open[1] - last) < 0.01) open[1] = now;
      else played.push([last, now]);
      if (last <= upTo + 1) upTo = Math.max(upTo, now);
    }
    last = now;
  }

  function report(): void {
    note();
    if (!unsent && played.length > 0) {
      unsent = { id: newId(), ranges: played, position: video.currentTime };
      played = [];
    }
    if (unsent && !sending) void send(unsent);
  }

  /** One that found no way is sent again, under the same id, so that it counts once. */
  async function send(next: Report): Promise<void> {
    sending = true;
    try {
      const headers = { 'content-type': 'application/json' };
      const answer = await fetch(known.reportTo, {
        method: 'POST',
        headers,
        body: JSON.stringify(next),
        keepalive: true,
      });
      if (answer.status < 500) unsent = null;
      if (answer.ok || answer.status === 409) show(box, await answer.json());
    } catch {
      // No connection: with the next report.
    } finally {
      sending = false;
    }
  }
}

function show(box: HTMLElement, counted: { watchedSeconds?: number; neededSeconds?: number }): void {
  const { watchedSeconds, neededSeconds } = counted;
  if (watchedSeconds === undefined || neededSeconds === undefined) return;
  const minutes = Math.floor(watchedSeconds / 60);
  const figure = box.querySelector('[data-watched]');
  if (figure) figure.textContent = `${minutes}:${String(watchedSeconds % 60).padStart(2, '0')}`;
  const enough = box.querySelector<HTMLElement>('[data-enough]');
  if (enough && watchedSeconds >= neededSeconds && !enough.textContent) {
    enough.textContent = enough.dataset['words'] ?? '';
  }
}

function newId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
