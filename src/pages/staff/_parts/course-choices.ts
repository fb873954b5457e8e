import {
  disciplineNames,
  kindNames,
  levelNames,
  listCancellationPolicies,
  listCourseChoices,
} from '#src/catalogue/index.ts';
import { listDesignations } from '#src/credits/index.ts';
import type { Core } from '#src/core.ts';

type Choice = { value: string; label: string };
export type CourseChoices = Awaited<ReturnType<typeof listChoicesOfCourse>>;

/** Everything that a course's form lets choose from. */
export async function listChoicesOfCourse({ db }: Core) {
  const [policies, designations, courses] = await Promise.all([
    listCancellationPolicies(db),
    listDesignations(db),
    listCourseChoices(db),
  ]);
  const names = designations.map(({ id, code, name }) => ({ id, label: `${code} · ${name}` }));
  return {
    kinds: Object.entries(kindNames).map(([value, { one }]): Choice => ({ value, label: one })),
    disciplines: Object.entries(disciplineNames).map(([value, label]): Choice => ({ value, label })),
    levels: Object.entries(levelNames).map(([value, label]): Choice => ({ value, label })),
    policies: policies.map(({ id, name }): Choice => ({ value: id, label: name })),
    designations: names.map(({ id, label }): Choice => ({ value: id, label })),
    needs: [
      { value: '', label: 'Nothing' },
      ...names.map(({ id, label }): Choice => ({ value: `designation:${id}`, label })),
      ...courses.map(({ id, title }): Choice => ({ value: `course:${id}`, label: `Course: ${title}` })),
    ],
  };
}
