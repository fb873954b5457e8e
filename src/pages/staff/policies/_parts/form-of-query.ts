import { policyDetailsOf, policyForm, type PolicyFields } from '#src/actions/policy-form.ts';
import type { PolicyDetails } from '#src/enrolment/index.ts';
import { fieldName, formState, type FormState } from '#src/shared/forms.ts';

const columns = ['notice', 'unit', 'percent', 'fee', 'moveNotice', 'moveUnit', 'moveFee'];

/** The form as its preview button sent it in the address, and what its fields say when they say anything. */
export function formOfQuery(query: URLSearchParams): { form: FormState; details: PolicyDetails | null } | null {
  if (!query.has('preview')) return null;
  const typed = new FormData();
  for (const [name, value] of query) typed.append(name, value);
  const said = policyForm({}).safeParse({
    ...Object.fromEntries(['name', 'substitute', 'online', 'remark'].map((name) => [name, query.get(name)])),
    ...Object.fromEntries(columns.map((name) => [name, query.getAll(name)])),
  });
  const errors = said.success
    ? []
    : said.error.issues.map(({ path, message }) => ({ field: fieldName(path), message }));
  return {
    form: formState({ typed, errors }),
    details: said.success ? policyDetailsOf(said.data as unknown as PolicyFields) : null,
  };
}
