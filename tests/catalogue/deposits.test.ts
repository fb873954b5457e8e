import { expect, test } from 'vitest';
import { createCourse, findCourseForEditing } from '#src/catalogue/index.ts';
import { aViewer } from '#tests/support/builders.ts';
import { testCore } from '#tests/support/core.ts';
import { useDatabase } from '#tests/support/database.ts';
import { valueOf } from '#tests/support/stripe.ts';
import { courseDetails } from './editing-story.ts';

const database = useDatabase();

test('a course takes a deposit, unless it is online and never starts', async () => {
  const services = testCore(database.db);
  const by = await aViewer(database.db, { role: 'coordinator' });
  const deposit = { depositCents: 10_000, balanceDueDays: 14 };
  const written = async (kind: 'workshop' | 'online') => {
    const details = await courseDetails(database.db, { slug: `deposit-${kind}`, kind, ...deposit });
    const { courseId } = valueOf(await createCourse(services, { by, details }));
    const { depositCents, balanceDueDays } = (await findCourseForEditing(database.db, courseId))?.details ?? {};
    return { depositCents, balanceDueDays };
  };
  expect(await written('workshop')).toEqual(deposit);
  expect(await written('online')).toEqual({ depositCents: null, balanceDueDays: null });
});
