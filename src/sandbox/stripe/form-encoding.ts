import { badRequest } from './stripe-error.ts';

type Encoded = string | Encoded[] | { [name: string]: Encoded };
type Branch = Map<string, string | Branch>;

/** `line_items[0][price_data][currency]=aud` as nested objects and lists, every value still text. */
export function parseForm(text: string): Record<string, Encoded> {
  const root: Branch = new Map();
  for (const [key, value] of new URLSearchParams(text)) plant(root, pathOf(key), value);
  return Object.fromEntries([...root].map(([name, value]) => [name, plain(value)]));
}

function pathOf(key: string): string[] {
  const [, head, tail] = /^([^[\]]+)((?:\[[^[\]]*\])*)$/.exec(key) ?? [];
  if (head === undefined || tail === undefined) throw badRequest(`Invalid parameter name: ${key}`, { param: key });
  return [head, ...Array.from(tail.matchAll(/\[([^[\]]*)\]/g), ([, name = '']) => name)];
}

function plant(branch: Branch, [name = '', ...rest]: string[], value: string): void {
  const key = name === '' ? String(branch.size) : name;
  if (rest.length === 0) {
    branch.set(key, value);
    return;
  }
  const next = branch.get(key) ?? new Map<string, never>();
  if (typeof next === 'string') throw badRequest(`Invalid object: ${key} is given as text and as an object`);
  branch.set(key, next);
  plant(next, rest, value);
}

function plain(value: string | Branch): Encoded {
  if (typeof value === 'string') return value;
  const entries = [...value].map(([name, each]) => [name, plain(each)] as const);
  const isList = entries.every(([name], index) => name === String(index));
  return isList ? entries.map(([, each]) => each) : Object.fromEntries(entries);
}
