import { type IncomingMessage, type OutgoingHttpHeaders, ServerResponse } from 'node:http';

/**
 * A response that keeps what is written to it instead of sending it, so that a page can be stored before it goes out. Only a
 * file that can be had in parts is passed on as it comes: it may be larger than memory.
 */
export class CapturedResponse extends ServerResponse {
  /** When the whole page is there, or the file has begun to go out. */
  readonly done: Promise<void>;
  readonly #visitor: ServerResponse;
  readonly #isHeadOnly: boolean;
  #chunks: Buffer[] = [];
  #headers: OutgoingHttpHeaders = {};
  #finish: () => void = () => {};
  #isPassedOn = false;

  constructor(request: IncomingMessage, { visitor, isHeadOnly }: { visitor: ServerResponse; isHeadOnly: boolean }) {
    super(request);
    this.#visitor = visitor;
    this.#isHeadOnly = isHeadOnly;
    this.done = new Promise((resolve) => (this.#finish = resolve));
  }

  override writeHead(status: number, ...rest: unknown[]): this {
    this.statusCode = status;
    this.#headers = (rest.find((each) => typeof each === 'object' && each !== null) ?? {}) as OutgoingHttpHeaders;
    if (this.captured.headers['accept-ranges']) this.#passOn();
    return this;
  }

  override write(chunk: Uint8Array | string, ...rest: unknown[]): boolean {
    if (this.#isPassedOn) this.#passPartOn(chunk);
    else this.#chunks.push(Buffer.from(chunk as Uint8Array));
    const whenWritten = rest.find((each) => typeof each === 'function');
    whenWritten?.();
    return true;
  }

  override end(chunk?: unknown): this {
    if (typeof chunk === 'string' || chunk instanceof Uint8Array) this.write(chunk);
    if (this.#isPassedOn) this.#visitor.end();
    this.#finish();
    this.emit('finish');
    return this;
  }

  override destroy(error?: Error): this {
    this.statusCode = 500;
    this.#chunks = [];
    this.#finish();
    return super.destroy(error);
  }

  /** The answer, with names of headers in lower case as they were set by either way; null when it was passed on. */
  get answer(): { status: number; headers: Record<string, string | string[]>; body: Buffer } | null {
    return this.#isPassedOn ? null : this.captured;
  }

  private get captured() {
    const headers: Record<string, string | string[]> = {};
    for (const [name, value] of Object.entries({ ...this.getHeaders(), ...this.#headers })) {
      if (value !== undefined) headers[name.toLowerCase()] = typeof value === 'number' ? String(value) : value;
    }
    return { status: this.statusCode, headers, body: Buffer.concat(this.#chunks) };
  }

  #passPartOn(chunk: Uint8Array | string): void {
    // Nobody waits for the body: as if they had gone, so that no more of it is read.
    if (this.#isHeadOnly) this.emit('close');
    else if (typeof chunk !== 'string') this.#visitor.write(chunk);
    // Text in a file is what the adapter says of a fault: whoever reads must see that the file broke off.
    else this.#visitor.destroy();
  }

  #passOn(): void {
    const { status, headers } = this.captured;
    this.#isPassedOn = true;
    this.#visitor.once('close', () => this.emit('close'));
    this.#visitor.writeHead(status, headers);
    this.#finish();
  }
}

/** Resolves when what was written to the visitor so far is on its way, or when nobody reads any more. */
export function whenDrained(visitor: ServerResponse): Promise<void> {
  if (!visitor.writableNeedDrain || visitor.destroyed) return Promise.resolve();
  return new Promise((resolve) => {
    const go = () => {
      visitor.off('drain', go).off('close', go);
      resolve();
    };
    visitor.on('drain', go).on('close', go);
  });
}
