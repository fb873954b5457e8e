import { type IncomingMessage, type OutgoingHttpHeaders, ServerResponse } from 'node:http';

/** A response that keeps what is written to it instead of sending it, so that a page can be stored before it goes out. */
export class CapturedResponse extends ServerResponse {
  readonly done: Promise<void>;
  #chunks: Buffer[] = [];
  #headers: OutgoingHttpHeaders = {};
  #finish: () => void = () => {};

  constructor(request: IncomingMessage) {
    super(request);
    this.done = new Promise((resolve) => (this.#finish = resolve));
  }

  override writeHead(status: number, ...rest: unknown[]): this {
    this.statusCode = status;
    this.#headers = (rest.find((each) => typeof each === 'object' && each !== null) ?? {}) as OutgoingHttpHeaders;
    return this;
  }

  override write(chunk: Uint8Array | string): boolean {
    this.#chunks.push(Buffer.from(chunk as Uint8Array));
    return true;
  }

  override end(chunk?: unknown): this {
    if (typeof chunk === 'string' || chunk instanceof Uint8Array) this.write(chunk);
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

  /** Names in lower case, as they were set by either way. */
  get captured(): { status: number; headers: Record<string, string | string[]>; body: Buffer } {
    const headers: Record<string, string | string[]> = {};
    for (const [name, value] of Object.entries({ ...this.getHeaders(), ...this.#headers })) {
      if (value !== undefined) headers[name.toLowerCase()] = typeof value === 'number' ? String(value) : value;
    }
    return { status: this.statusCode, headers, body: Buffer.concat(this.#chunks) };
  }
}
