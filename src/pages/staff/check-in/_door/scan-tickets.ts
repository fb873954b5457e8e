import { BarcodeDetector } from 'qr/decode.js';

/** Looks for a code so often, and takes the same one again only after it was out of sight for so long. */
const lookMs = 250;
const sameMs = 4000;

/** Shows the button that starts and stops the camera, where there is one. */
export function offerScanning(
  door: HTMLElement,
  found: (code: string) => void,
  refused: (words: string) => void,
): void {
  const [button, video] = [door.querySelector<HTMLButtonElement>('.scan'), door.querySelector('video')];
  if (!button || !video || !navigator.mediaDevices) return;
  let stop: (() => void) | null = null;
  button.hidden = false;
  button.addEventListener('click', () => {
    void (async () => {
      if (stop) stop();
      stop = stop ? null : await scanTickets(video, found).catch(() => null);
      if (!stop && video.hidden) refused('The camera cannot be used. Type the code, or tap the name.');
      video.hidden = stop === null;
      button.textContent = stop ? 'Stop the camera' : 'Scan tickets';
    })();
  });
}

/** Shows the camera in this box and calls out each code it sees, until it is stopped. Fails where the camera is refused. */
async function scanTickets(video: HTMLVideoElement, found: (code: string) => void): Promise<() => void> {
  // A library's: of the browsers, only some have their own, and none on an iPhone.
  const reader = new BarcodeDetector({ formats: ['qr_code'] });
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
  video.srcObject = stream;
  await video.play();
  let last = { code: '', seenAt: 0 };
  const timer = setInterval(() => {
    void reader.detect(video).then(([code]) => {
      if (!code) return;
      const isSame = code.rawValue === last.code && performance.now() - last.seenAt < sameMs;
      last = { code: code.rawValue, seenAt: performance.now() };
      if (isSame) return;
      navigator.vibrate?.(80);
      found(code.rawValue);
    });
  }, lookMs);
  return () => {
    clearInterval(timer);
    for (const track of stream.getTracks()) track.stop();
    video.srcObject = null;
  };
}
