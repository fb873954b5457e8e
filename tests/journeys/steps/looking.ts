import axe, { type AxeResults, type RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

const widths = [360, 1280];
/** What a page says of its colours; all other rules give the same in the dark. */
const colours: RunOptions = { runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } };

/**
 * Looks at the open page narrow and wide, in light and dark. Gives what axe finds, and whether the page is wider than the
 * screen, a line each.
 */
export async function lookAround(page: Page): Promise<string[]> {
  const found: string[] = [];
  const path = page
    .url()
    .replace(/^https?:\/\/[^/]+/, '')
    .replace(/([?&](key|token)=)[^&]+/, '$1…');
  await page.evaluate(axe.source);
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      const faults = await faultsOf(page, colorScheme === 'light' ? {} : colours);
      found.push(...faults.map((fault) => `${path} at ${width}, ${colorScheme}: ${fault}`));
    }
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    if (wide > width) found.push(`${path} at ${width}: is ${wide} wide`);
  }
  return found;
}

async function faultsOf(page: Page, options: RunOptions): Promise<string[]> {
  const { violations } = await page.evaluate<Pick<AxeResults, 'violations'>, RunOptions>(
    (how) =>
      (window as unknown as { axe: typeof axe }).axe.run(document, {
        ...how,
        resultTypes: ['violations'],
        preload: false,
        iframes: false,
      }),
    options,
  );
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')} ${nodes[0]?.any[0]?.message}`,
  );
}

/** One address for all pages of a kind: ids, numbers and names in it make no difference. */
export function kindOfPage(pathname: string): string {
  return pathname
    .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '*')
    .replaceAll(/\/[ACT]-[0-9A-Z-]+/g, '/*')
    .replace(/^\/(courses|guides)\/.+/, '/$1/*')
    .replaceAll(/\/\d+(?=\/|$)/g, '/*');
}

/** So many pages of one person are looked at side by side: while one loads, another is judged. */
const tabsOfAPerson = 2;

/**
 * Follows every link from here to one page of each kind, and looks at it. Addresses that do not fit stay closed, and so do the
 * kinds that were seen elsewhere.
 */
export async function lookEverywhere(
  page: Page,
  start: string,
  fits = /^\//,
  seen = new Set<string>(),
): Promise<string[]> {
  const tabs = [page];
  while (tabs.length < tabsOfAPerson) tabs.push(await page.context().newPage());
  const found: string[] = [];
  const tried = new Set(seen);
  const ahead = [start];
  const isNew = (address: string) => {
    const { pathname } = new URL(address);
    const kind = kindOfPage(pathname);
    if (tried.has(kind) || !fits.test(pathname)) return false;
    tried.add(kind);
    return true;
  };
  for (let next = takeNew(ahead, isNew); next.length > 0; next = takeNew(ahead, isNew)) {
    const views = await Promise.all(
      tabs.flatMap((tab, index) => (next[index] ? [lookAt(tab, next[index], seen)] : [])),
    );
    for (const { faults, links } of views) {
      found.push(...faults);
      ahead.push(...links);
    }
  }
  return found;
}

/** As many addresses from the front of the list as there are tabs, one of each kind. */
function takeNew(ahead: string[], isNew: (address: string) => boolean): string[] {
  const taken: string[] = [];
  while (taken.length < tabsOfAPerson) {
    const address = ahead.shift();
    if (address === undefined) break;
    if (isNew(address)) taken.push(address);
  }
  return taken;
}

async function lookAt(page: Page, address: string, seen: Set<string>): Promise<{ faults: string[]; links: string[] }> {
  await page.goto(address);
  const kind = kindOfPage(new URL(page.url()).pathname);
  // An address can lead on to a page that was looked at already.
  if (seen.has(kind)) return { faults: [], links: [] };
  seen.add(kind);
  return { faults: await lookAround(page), links: await linksOn(page) };
}

async function linksOn(page: Page): Promise<string[]> {
  const links = await page.getByRole('link').evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href));
  const { origin } = new URL(page.url());
  return links.filter(
    (link) =>
      link.startsWith(`${origin}/`) && !/\.(ics|pdf|zip|xml|txt|csv)\b|\/file$|\/credits\/[^/]+\/evidence$/.test(link),
  );
}
