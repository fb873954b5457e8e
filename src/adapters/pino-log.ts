import { pino } from 'pino';
import type { Log } from '#src/shared/log.ts';

/** One JSON object a line on standard output. Facts named like secrets are blotted out, should one ever slip in. */
export function createLog(level: string): Log {
  const secrets = ['password', 'token', 'cookie', 'authorization', 'secret', 'secretKey', 'passwordHash'];
  return pino({
    level,
    base: undefined,
    redact: { paths: secrets.flatMap((name) => [name, `*.${name}`]), censor: '[hidden]' },
    serializers: { error: pino.stdSerializers.err },
  });
}
