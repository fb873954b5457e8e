/** What the system and PostgreSQL say when a connection cannot be had or is cut: connection exceptions (08), shutdown (57P), too many (53300). */
const signs = /^(ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENOTFOUND|EPIPE|08...|57P0[1-3]|53300)$/;
const words = /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/;

/** Whether a fault, or what caused it, is that a server we need cannot be reached just now: worth trying again. */
export function isUnreachable(fault: unknown): boolean {
  if (!(fault instanceof Error)) return false;
  if (fault instanceof AggregateError && fault.errors.some(isUnreachable)) return true;
  const code = 'code' in fault ? String(fault.code) : '';
  return signs.test(code) || words.test(fault.message) || isUnreachable(fault.cause);
}
