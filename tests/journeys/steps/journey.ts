import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, vi } from 'vitest';
import { seedSample } from '#db/seeds/seed-sample.ts';
import { launchBrowser } from '#tests/support/browser.ts';
import { runningClock } from '#tests/support/core.ts';
import { filledTemplate, useDatabase } from '#tests/support/database.ts';
import { startTestSite, type TestSite } from '#tests/support/site.ts';

/** The morning on which every journey begins, in Sydney. The sample is dated from it. */
const opening = '2026-12-01T09:00:00+11:00';

export interface Journey {
  /** Where the site is, without a trailing slash. */
  readonly url: string;
  readonly site: TestSite;
  /** Somebody with a browser of their own, signed in nowhere. */
  aPerson(options?: BrowserContextOptions): Promise<Page>;
  /** Moves the time that the site, the payments and the mail go by. */
  travelTo(instant: string): void;
  /** Takes back what a browser has complained of because the test meant it to. */
  isMeant(complaint: string): void;
}

/**
 * The built site with the sample catalogue, and people with real browsers. Whatever a browser complains of (a script's
 * fault, something that cannot be loaded, a broken policy) fails the test.
 */
export function useJourney(common: BrowserContextOptions = {}): Journey {
  vi.setConfig({ testTimeout: 240_000 });
  const database = useDatabase({ template: sampleCatalogue });
  const clock = runningClock(opening);
  const complaints: string[] = [];
  const contexts: BrowserContext[] = [];
  let site: TestSite | undefined;
  let browser: Browser | undefined;
  beforeAll(async () => {
    [site, browser] = await Promise.all([startTestSite({ databaseUrl: database.url, clock }), launchBrowser()]);
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await tellWhatIsSeen(contexts);
    await Promise.all(contexts.splice(0).map((context) => context.close()));
    expect(complaints.splice(0)).toEqual([]);
  });
  afterAll(async () => {
    await browser?.close();
    await site?.stop();
  });
  const running = () => {
    if (!site || !browser) throw new Error('A journey happens inside tests');
    return { site, browser };
  };
  return {
    get url() {
      return running().site.url;
    },
    get site() {
      return running().site;
    },
    async aPerson(options) {
      const context = await running().browser.newContext({ ...habits, ...common, ...options });
      context.setDefaultTimeout(15_000);
      contexts.push(context);
      listenForComplaints(context, complaints);
      return context.newPage();
    },
    travelTo: clock.set,
    isMeant(complaint) {
      const others = complaints.splice(0).filter((each) => !each.includes(complaint));
      complaints.push(...others);
    },
  };
}

function sampleCatalogue(): Promise<string> {
  return filledTemplate('accrue_sample', (db) => seedSample(db, { now: new Date(opening) }));
}

const habits: BrowserContextOptions = {
  locale: 'en-AU',
  timezoneId: 'Australia/Sydney',
  viewport: { width: 1280, height: 900 },
};

/** A step that failed is understood by what was on the screens. */
async function tellWhatIsSeen(contexts: BrowserContext[]): Promise<void> {
  for (const page of contexts.flatMap((context) => context.pages())) {
    const text = await page.locator('body').innerText();
    process.stdout.write(`\n── ${page.url()}\n${text.replaceAll(/\n\s*\n/g, '\n')}\n`);
  }
}

function listenForComplaints(context: BrowserContext, complaints: string[]): void {
  context.on('weberror', (fault) => {
    // The browser's own, where a page is left before it has faded in: only the fading is lost.
    const isFading = fault.error().message.startsWith('Transition was ');
    if (!isFading) complaints.push(`${fault.page()?.url()}: ${fault.error().message}`);
  });
  context.on('console', (message) => {
    // What could not be loaded is judged below: a page that says "not found" or "mend this" is no fault.
    const isLoading = message.text().startsWith('Failed to load resource');
    if (message.type() === 'error' && !isLoading) complaints.push(`${message.page()?.url()}: ${message.text()}`);
  });
  context.on('response', (response) => {
    if (response.status() >= 400 && !response.request().isNavigationRequest())
      complaints.push(`${response.url()} answered ${response.status()}`);
  });
  context.on('page', (page) => {
    page.setDefaultTimeout(15_000);
  });
}
