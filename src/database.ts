import {
  CamelCasePlugin,
  CompiledQuery,
  Kysely,
  PostgresDialect,
  type RawBuilder,
  sql,
  type Transaction,
} from 'kysely';
import pg from 'pg';
import type { DB } from '#db/schema.ts';

export type Db = Kysely<DB>;
export type Trx = Transaction<DB>;

// Values as the code speaks of them: money and counts fit a number exactly, a date is a day and no instant,
// a numeric stays exact text.
pg.types.setTypeParser(pg.types.builtins.INT8, (text) => {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`The integer ${text} is too large for a number`);
  return value;
});
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);

interface PoolOptions {
  connectionString: string;
  maxConnections?: number;
  /** Told of a connection that broke while idle; the pool replaces it. Without a listener the process would end. */
  onIdleError?: (error: Error) => void;
}

/** A pool of connections to one database. Whoever makes it ends it with `destroy()`. */
export function connectDatabase({ connectionString, maxConnections = 10, onIdleError }: PoolOptions): Db {
  const pool = new pg.Pool({
    Client: PreparingClient,
    connectionString,
    max: maxConnections,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    statement_timeout: 15_000,
    // Whoever waits longer for somebody else's row is told to try again: see `isLockTimeout`.
    lock_timeout: 4_000,
    application_name: 'accrue',
  });
  pool.on('error', (error) => onIdleError?.(error));
  // The pool listens only while a connection is idle. One that is cut between two statements of a transaction would end the
  // process; its next statement fails anyway, and the transaction with it.
  pool.on('connect', (client) => client.on('error', () => undefined));
  // JSON is kept as it was written: only column names change their case.
  const plugins = [new CamelCasePlugin({ maintainNestedObjectKeys: true })];
  return new Kysely<DB>({ dialect: new PostgresDialect({ pool }), plugins });
}

const preparedMark = /^\/\* prepared ([a-z-]+) \*\//;

/** Sends statements that carry a name (see `prepared`) under it, so that a connection parses and plans them once. */
class PreparingClient extends pg.Client {
  constructor(config?: pg.ClientConfig) {
    super(config);
    const query = this.query.bind(this) as (...given: unknown[]) => unknown;
    const named = (text: unknown, ...rest: unknown[]) => {
      const name = typeof text === 'string' ? preparedMark.exec(text)?.[1] : undefined;
      return name ? query({ name, text, values: rest[0] }) : query(text, ...rest);
    };
    this.query = named as typeof this.query;
  }
}

class Fact {
  readonly key: string;
  constructor(key: string) {
    this.key = key;
  }
}

/**
 * A statement whose text never changes, for the few where it matters: put together once for all calls, planned once for each
 * connection. `build` is called with stand-ins for the facts and may do nothing with them but pass them on as parameters.
 */
export function prepared<Row, Facts extends object>(
  name: string,
  build: (facts: Facts) => RawBuilder<Row>,
): (db: Db | Trx, facts: Facts) => Promise<Row[]> {
  let text: string | undefined;
  let parameters: readonly unknown[] = [];
  return async (db, facts) => {
    if (text === undefined) {
      const standIns = new Proxy({}, { get: (_, key) => new Fact(String(key)) }) as Facts;
      const compiled = build(standIns).compile(db);
      text = `/* prepared ${name} */ ${compiled.sql}`;
      parameters = compiled.parameters;
    }
    const values = parameters.map((each) => (each instanceof Fact ? facts[each.key as keyof Facts] : each));
    const { rows } = await db.executeQuery<Row>(CompiledQuery.raw(text, values));
    return rows;
  };
}

/**
 * `= any(…)` in a prepared statement. As a subquery, because the planner would count the ids of each list that is given, find
 * the plan for any list dearer than one for this list, and plan every time anew: that took longer than counting the seats.
 */
export function anyOf(list: string[], type: 'uuid' | 'text' | 'citext' = 'uuid'): RawBuilder<unknown> {
  const array = sql.raw(`${type}[]`);
  return sql`any((select ${list}::${array})::${array})`;
}

/** READ COMMITTED for all work; another only in a test that shows why. */
export type IsolationLevel = 'read committed' | 'repeatable read';

class Rollback extends Error {}

/**
 * Runs the work in one READ COMMITTED transaction. A returned refusal rolls everything back (Kysely alone would commit
 * on return) and is given to the caller; a fault rolls back and is thrown on.
 */
export async function inTransaction<Outcome extends { ok: true } | { ok: false; reason: string }>(
  db: Db,
  work: (trx: Trx) => Promise<Outcome>,
  isolation: IsolationLevel = 'read committed',
): Promise<Outcome> {
  let outcome: Outcome | undefined;
  const begin = isolation === 'read committed' ? db.transaction() : db.transaction().setIsolationLevel(isolation);
  try {
    return await begin.execute(async (trx) => {
      outcome = await work(trx);
      if (!outcome.ok) throw new Rollback();
      return outcome;
    });
  } catch (error) {
    if (error instanceof Rollback && outcome) return outcome;
    throw error;
  }
}

/** Whether the error is the database refusing a row by this named constraint or unique index. */
export function violates(error: unknown, constraint: string): boolean {
  return error instanceof pg.DatabaseError && error.constraint === constraint;
}

/**
 * Whether a row lock was not granted, be it in time (lock_not_available) or because two waited for each other
 * (deadlock_detected): somebody else is at work on the same row, and trying again is right.
 */
export function isLockTimeout(error: unknown): boolean {
  return error instanceof pg.DatabaseError && ['55P03', '40P01'].includes(error.code ?? '');
}

/** The same transaction, for a form: where somebody else is at work on the same rows it is refused as `busy`, to be sent again. */
export async function inTransactionUnlessBusy<Outcome extends { ok: true } | { ok: false; reason: string }>(
  db: Db,
  work: (trx: Trx) => Promise<Outcome>,
): Promise<Outcome | { ok: false; reason: 'busy' }> {
  try {
    return await inTransaction(db, work);
  } catch (error) {
    if (isLockTimeout(error)) return { ok: false, reason: 'busy' };
    throw error;
  }
}

/** Runs a statement that a library wrote, on our connections. */
export async function runStatement(db: Db, text: string, values: unknown[]): Promise<{ rows: unknown[] }> {
  return db.executeQuery(CompiledQuery.raw(text, values));
}
