import { createHmac } from 'node:crypto';
import type { Core, Provider, WorkerJob } from '#src/core.ts';
import type { Db } from '#src/database.ts';

/** A clock that stands still until a test moves it. */
export function stoppedClock(at = '2026-12-01T00:00:00Z') {
  let now = new Date(at);
  return {
    now: () => now,
    set: (text: string) => void (now = new Date(text)),
    advance: ({ days = 0, hours = 0, minutes = 0, seconds = 0 }) =>
      void (now = new Date(now.getTime() + (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000)),
  };
}

/** A clock that goes on from a moment of the test's choosing, and can be set ahead. */
export function runningClock(at: string) {
  let ahead = Date.parse(at) - Date.now();
  return {
    now: () => new Date(Date.now() + ahead),
    set: (text: string) => void (ahead = Date.parse(text) - Date.now()),
  };
}

export const testProvider: Provider = {
  name: 'Tidewater Restoration Training',
  legalName: 'Tidewater Restoration Training Pty Ltd',
  abn: '51824753556',
  gstRegistered: true,
  email: 'training@example.com',
  phone: '02 5550 0100',
  street: '8 Dryer Lane',
  suburb: 'Parramatta',
  state: 'NSW',
  postcode: '2150',
  bank: { accountName: 'Tidewater Restoration Training', bsb: '062-000', accountNumber: '12345678' },
  sampleNotice: true,
};

/** Everything real but the outside world: what was asked of it is remembered. */
export function testCore(db: Db, clock = stoppedClock()) {
  const changedTags: string[] = [];
  const woken: WorkerJob[] = [];
  const core: Core = {
    db,
    clock,
    log: { info: () => {}, warn: () => {}, error: () => {} },
    site: { url: 'https://training.example.com', provider: testProvider },
    pages: { changed: async (...tags) => void changedTags.push(...tags) },
    worker: { wake: async (job) => void woken.push(job) },
    signature: (purpose, text) => createHmac('sha256', `test:${purpose}`).update(text).digest('base64url'),
  };
  return { ...core, clock, changedTags, woken };
}
