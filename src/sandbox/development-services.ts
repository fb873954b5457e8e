import { readConfig } from '#src/config.ts';
import { createServices, type Services } from '#src/services.ts';

let made: Services | undefined;

/** The services of `npm run dev`, made once however often the pages are reloaded. */
export function developmentServices(): Services {
  made ??= createServices(readConfig(process.env)).services;
  return made;
}
