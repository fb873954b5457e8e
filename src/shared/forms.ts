/**
 * How a form ended: a page to go to, words that say why not, or `again`: nothing was done, and the page shows what was typed
 * once more, with a field more or a price anew.
 */
export type FormOutcome = { to: string } | { refused: FormRefusal } | { again: true };

export interface FormRefusal {
  words: string;
  status: number;
  /** The field that the words belong beside; without one they stand at the head of the form. */
  field?: string;
  /** The same refusal beside each of several fields: whoever fails, and why. Shown instead of `words`. */
  faults?: FormFault[];
}

export interface FormFault {
  /** The name of the input: `attendees[0].email`. */
  field?: string;
  message: string;
}

/** What a page needs to show a form again as it was sent, with the faults beside the fields. */
export interface FormState {
  /** Whether this form was just sent and sent back. */
  sent: boolean;
  errors: FormFault[];
  /** The first fault of the field. */
  error(field: string): string | undefined;
  /** What was typed, or the other text when nothing was sent under this name. Passwords are never put back. */
  value(field: string, otherwise?: string | null): string;
  /** Name, kept value and fault of a field at once, as `Field` and `ChoiceGroup` take them. */
  field(name: string, otherwise?: string | number | null): FieldState;
  /** Whether the box was ticked, or should be when the form was not sent. */
  ticked(field: string, otherwise?: boolean): boolean;
  /** All that was chosen under one name. */
  values(field: string, otherwise?: string[]): string[];
}

interface FieldState {
  name: string;
  value: string;
  error: string | undefined;
}

/** A form nobody has sent yet, or one that came back. */
export function formState(back?: { typed: FormData; errors: FormFault[] }): FormState {
  const typed = (field: string) =>
    isSecret(field) ? [] : (back?.typed.getAll(field) ?? []).filter((value) => typeof value === 'string');
  const error = (field: string) => back?.errors.find((fault) => fault.field === field)?.message;
  const value = (field: string, otherwise?: string | null) => typed(field)[0] ?? otherwise ?? '';
  return {
    sent: back !== undefined,
    errors: back?.errors ?? [],
    error,
    value,
    field: (name, otherwise) => ({ name, value: value(name, otherwise?.toString()), error: error(name) }),
    ticked: (field, otherwise = false) => (back ? back.typed.has(field) : otherwise),
    values: (field, otherwise = []) => (back ? typed(field) : otherwise),
  };
}

/** The input's name for a path in the form's shape: `['attendees', 0, 'email']` → `attendees[0].email`. */
export function fieldName(path: readonly PropertyKey[]): string {
  return path.reduce<string>((name, part) => {
    if (typeof part === 'number') return `${name}[${part}]`;
    return name ? `${name}.${String(part)}` : String(part);
  }, '');
}

function isSecret(field: string): boolean {
  return /password/i.test(field);
}
