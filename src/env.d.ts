/// <reference types="astro/client" />

declare namespace App {
  interface Locals {
    services: import('./services.ts').Services;
    /** In every log line and on every error page. */
    requestId: string;
    /** The caller's network address, for rate limits. */
    clientAddress: string;
  }
}
