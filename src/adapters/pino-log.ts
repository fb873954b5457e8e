import { pino } from 'pino';
import type { Log } from '#src/shared/log.ts';

/** One JSON object a line on standard output. Facts named like secrets are blotted out, should one ever slip in. */
export function createLog(level: string): Log {
  const secrets = ['password', 'token', 'cookie', 'authorization', 'secret', 'secretKey', 'passwordHash'];
  return pino({
    level,
    base: undefined,
    redact: { paths: secrets.flatMap((name) => [name, `*.${name}`]), censor: '[hidden]' },
    serializers: { error: errorFacts },
  });
}

/** What of a fault helps to find it. Not all that hangs on it: a database error carries its whole connection. */
function errorFacts(fault: unknown): object {
  if (!(fault instanceof Error)) return { message: String(fault) };
  const { name, message, stack, cause } = fault;
  const { code, constraint } = fault as { code?: string; constraint?: string };
  return { name, message, code, constraint, stack, ...(cause === undefined ? {} : { cause: errorFacts(cause) }) };
}
