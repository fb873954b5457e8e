import { type CourseKind, parseDollars } from '#src/catalogue/index.ts';
import { isKnownPostcode } from './postcodes.ts';

/** What somebody who plans would rather have. */
export interface PlanWishes {
  /** Where they set out from; null: they would rather not say. */
  postcode: string | null;
  /** As the crow flies, one way; null for any distance. */
  maxKm: number | null;
  budgetCents: number | null;
  kinds: CourseKind[];
  /** Nothing that one has to travel to. */
  onlineOnly: boolean;
}

export const planKinds: readonly CourseKind[] = ['class', 'workshop', 'webinar', 'online', 'event'];

/** Nothing is ruled out. */
export const anyWishes: PlanWishes = {
  postcode: null,
  maxKm: null,
  budgetCents: null,
  kinds: [...planKinds],
  onlineOnly: false,
};

export interface WishFault {
  field: 'postcode' | 'km' | 'budget' | 'kind';
  message: string;
}

/** As somebody typed them, to be shown again beside their faults. */
export type TypedWishes = Record<'postcode' | 'km' | 'budget', string>;

/** Reads the wishes that a form sent as an address, or null when it was not sent. A fault leaves its wish out. */
export function readWishes(
  parameters: URLSearchParams,
): { wishes: PlanWishes; typed: TypedWishes; faults: WishFault[] } | null {
  if (!parameters.has('asked')) return null;
  const given = (name: string) => parameters.get(name)?.trim().slice(0, 40) ?? '';
  const typed = { postcode: given('postcode'), km: given('km'), budget: given('budget') };
  const wishes: PlanWishes = {
    postcode: isKnownPostcode(typed.postcode) ? typed.postcode : null,
    maxKm: wholeNumber(typed.km, 5_000),
    budgetCents: parseDollars(typed.budget),
    kinds: planKinds.filter((kind) => parameters.getAll('kind').includes(kind)),
    onlineOnly: parameters.has('online'),
  };
  return { wishes, typed, faults: faultsIn(wishes, typed) };
}

function faultsIn(wishes: PlanWishes, typed: TypedWishes): WishFault[] {
  const faults: WishFault[] = [];
  const add = (field: WishFault['field'], message: string) => faults.push({ field, message });
  if (typed.postcode && !wishes.postcode)
    add('postcode', 'We do not know this postcode: enter four digits, such as 2150, or leave it empty');
  if (typed.km && wishes.maxKm === null) add('km', 'Enter whole kilometres, such as 50, or leave it empty');
  if (wishes.maxKm !== null && !typed.postcode) add('postcode', 'Enter your postcode: the distance is counted from it');
  if (typed.budget && wishes.budgetCents === null) add('budget', 'Enter dollars, such as 400, or leave it empty');
  if (wishes.kinds.length === 0) add('kind', 'Choose at least one kind');
  return faults;
}

/** The wishes as a query string that `readWishes` reads. */
export function wishesQuery({ postcode, maxKm, budgetCents, kinds, onlineOnly }: PlanWishes): string {
  const parameters = new URLSearchParams({ asked: '1' });
  if (postcode) parameters.set('postcode', postcode);
  if (maxKm !== null) parameters.set('km', String(maxKm));
  if (budgetCents !== null) parameters.set('budget', String(budgetCents / 100));
  for (const kind of kinds) parameters.append('kind', kind);
  if (onlineOnly) parameters.set('online', '1');
  return `?${parameters.toString()}`;
}

/** The same wishes in a form's fields. */
export function typedWishes({ postcode, maxKm, budgetCents }: PlanWishes): TypedWishes {
  return {
    postcode: postcode ?? '',
    km: maxKm === null ? '' : String(maxKm),
    budget: budgetCents === null ? '' : String(budgetCents / 100),
  };
}

function wholeNumber(text: string, most: number): number | null {
  return /^\d{1,5}$/.test(text) && Number(text) <= most ? Number(text) : null;
}
