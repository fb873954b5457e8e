import type { Site } from '#src/core.ts';
import type { MailBlock } from '#src/notifications/index.ts';

/** The last line of every reminder. */
export function preferencesLink(site: Site): MailBlock {
  return { link: { label: 'Choose what we remind you of', url: `${site.url}/my/preferences` } };
}
