/// <reference types="astro/client" />

declare namespace App {
  interface Locals {
    services: import('./services.ts').Services;
    /** In every log line and on every error page. */
    requestId: string;
    /** The caller's network address, for rate limits. */
    clientAddress: string;
    /** Who is signed in, asked for once per request. A page that asks is never kept in a cache. */
    viewer(): Promise<import('./accounts/index.ts').Viewer | null>;
    /** The state of a form by the name of its action: `accounts.signIn`. */
    form(action: string): import('./shared/forms.ts').FormState;
    /** When what was sent so far is on its way: a large file is read no faster than it is taken. Not in `npm run dev`. */
    drained?(): Promise<void>;
    /** The first file of a lesson's form that was not kept. */
    fileRefused?: { ok: false } & import('./learning/index.ts').KeepLessonFileRefused;
    /** What a form's action threw. Astro would turn it into words. */
    actionFault?: unknown;
  }
}
