import { connect } from 'node:net';
import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { isUnreachable } from '#src/shared/unreachable.ts';

describe('an unreachable server', () => {
  it('is told from a refused connection', async () => {
    const fault = await new Promise((resolve) => connect(1, '127.0.0.1').once('error', resolve));
    expect(isUnreachable(fault)).toBe(true);
  });

  it('is told from what the database client says when no server listens', async () => {
    const client = new pg.Client('postgres://nobody@localhost:1/none');
    const fault: unknown = await client.connect().catch((error: unknown) => error);
    expect(isUnreachable(fault)).toBe(true);
  });

  it('is told through the fault that it caused', () => {
    const cut = Object.assign(new Error('terminating connection'), { code: '57P01' });
    expect(isUnreachable(new Error('could not list courses', { cause: cut }))).toBe(true);
  });

  it('is not any other fault', () => {
    expect(isUnreachable(Object.assign(new Error('duplicate key'), { code: '23505' }))).toBe(false);
    expect(isUnreachable(new TypeError('x is not a function'))).toBe(false);
    expect(isUnreachable('timeout')).toBe(false);
  });
});
