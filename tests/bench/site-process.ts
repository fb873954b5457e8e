import { readConfig } from '#src/config.ts';
import { startSite } from '#src/server.ts';

// The built site in a process of its own, as `npm start` runs it.
const site = await startSite(readConfig(process.env));
process.send?.({ port: site.port });
process.on('message', () => process.send?.({ cpu: process.cpuUsage() }));
