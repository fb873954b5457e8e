import { expect, test } from 'vitest';
import { newId } from '#src/shared/ids.ts';
import { aCourse, aLessonFile, aPerson, aQuiz, aSeat, aStaffGrant, someLessons } from '#tests/support/builders.ts';
import { useSite } from '#tests/support/site.ts';
import { aVisitor } from '#tests/support/visitor.ts';

const site = useSite({ process: 'web' });
const password = 'drying-is-a-science';

/** A learner who is signed in and has a seat in an online course of two lessons and a quiz. */
async function aSignedInLearner(name: string) {
  const { db, passwords } = site().services;
  const person = await aPerson(db, name, { passwordHash: await passwords.hash(password) });
  const course = await aCourse(db, { kind: 'online', title: 'Moisture basics' });
  await someLessons(db, course.id, ['Air', 'Materials']);
  const questions = await aQuiz(db, course.id, { attempts: 2 });
  const seat = await aSeat(db, { course, learner: person });
  const visitor = aVisitor(site());
  await visitor.post('/sign-in?_action=accounts.signIn', { email: person.email, password });
  const home = `/my/learn/${seat.id}`;
  const read = async (position: number) => {
    await visitor.get(`${home}/lessons/${position}`);
    const fields = { seat: seat.id, position: String(position) };
    return visitor.post(`${home}/lessons/${position}?_action=learning.completeLesson`, fields);
  };
  return { ...visitor, seat, questions, home, read };
}

/** The fields of the quiz as its page offers them: every option's name and value by its words. */
function optionsOn(page: string): Map<string, [name: string, value: string]> {
  const inputs = [...page.matchAll(/<input[^>]*id="([^"]+)"[^>]*name="(answers\.[^"]+)"[^>]*value="([^"]+)"/g)];
  return new Map(
    inputs.map(([, id = '', name = '', value = '']) => {
      const words = new RegExp(`<label for="${id}">\\s*([^<]*?)\\s*</label>`).exec(page)?.[1] ?? '';
      return [words, [name, value]];
    }),
  );
}

test('a learner reads, is asked for what is missing, passes and sees why, all without script', async () => {
  const maria = await aSignedInLearner('Maria');
  expect(await maria.get(`${maria.home}/quiz`)).toMatchObject({ status: 403 });
  expect(await maria.get(`${maria.home}/lessons/2`)).toMatchObject({ status: 403 });
  expect(await maria.read(1)).toMatchObject({ status: 303, to: `${maria.home}/lessons/2` });
  expect(await maria.read(2)).toMatchObject({ status: 303, to: maria.home });

  const quiz = await maria.get(`${maria.home}/quiz`);
  expect(quiz.text).not.toContain('Because of');
  const options = optionsOn(quiz.text);
  const pick = (...words: string[]) => words.map((each) => options.get(each) ?? ['', '']) as [string, string][];
  const form: [string, string][] = [
    ['seat', maria.seat.id],
    ['attempt', '1'],
  ];
  const send = (fields: [string, string][]) => maria.post(`${maria.home}/quiz?_action=learning.submitQuiz`, fields);

  const half = await send([...form, ...pick('Vinyl', 'Foil')]);
  expect(half.status).toBe(422);
  expect(half.text).toContain('Question 1 has no answer yet');
  expect(half.text.match(/<input[^>]* checked/g)).toHaveLength(2);

  const result = `${maria.home}/quiz/result?attempt=1`;
  const all = [...form, ...pick('Resistance', 'Vinyl', 'Foil')];
  expect(await send(all)).toMatchObject({ status: 303, to: result });
  expect(await send(all)).toMatchObject({ status: 303, to: result });
  const passed = await maria.get(result);
  expect(passed.text).toContain('You passed');
  expect(passed.text).toContain('Because of Resistance.');
  expect(await maria.get(`${maria.home}/quiz`)).toMatchObject({ status: 303, to: `${maria.home}/quiz/result` });
  expect((await maria.get(maria.home)).text).toContain('Confirm your name');
});

test('a failed attempt does not tell what is right, and the form of an old attempt is not marked again', async () => {
  const lee = await aSignedInLearner('Lee');
  await lee.read(1);
  await lee.read(2);
  const send = async (attempt: string) => {
    await lee.get(`${lee.home}/quiz`);
    return lee.post(`${lee.home}/quiz?_action=learning.submitQuiz`, { seat: lee.seat.id, attempt, confirmed: 'yes' });
  };
  expect(await send('1')).toMatchObject({ status: 303 });
  const failed = await lee.get(`${lee.home}/quiz/result`);
  expect(failed.text).toContain('Not passed this time');
  expect(failed.text).toContain('Try again');
  expect(failed.text).not.toContain('(right)');
  expect(await send('7')).toMatchObject({ status: 409, text: expect.stringContaining('another attempt') });
  expect(await send('2')).toMatchObject({ status: 303 });
  expect((await lee.get(`${lee.home}/quiz/result`)).text).toContain('(right)');
});

test('pages of a seat are private: nobody else opens them, and no cache keeps them', async () => {
  const [maria, sam] = [await aSignedInLearner('Maria'), await aSignedInLearner('Sam')];
  for (const path of ['', '/lessons/1', '/quiz', '/quiz/result']) {
    expect(await sam.get(maria.home + path)).toMatchObject({ status: 404 });
    expect(await aVisitor(site()).get(maria.home + path)).toMatchObject({
      status: 303,
      to: `/sign-in?${new URLSearchParams({ to: maria.home + path })}`,
    });
  }
  const { response } = await maria.get(maria.home);
  expect(response.headers.get('cache-control')).toBe('private, no-store');
  expect(await maria.get('/my/learn/not-a-seat')).toMatchObject({ status: 404 });
});

test.each([
  [{}, 400],
  [{ seat: 'x', position: 'one' }, 400],
  [{ seat: "' or 1=1 --", position: '1' }, 404],
  [{ seat: '🦺', position: '-1e999' }, 400],
])('a form that makes no sense changes nothing: %j', async (fields: Record<string, string>, status) => {
  const maria = await aSignedInLearner('Maria');
  const sent = await maria.post(`${maria.home}/lessons/1?_action=learning.completeLesson`, fields);
  expect(sent.status).toBe(status);
});

test('staff write a lesson and a question by forms, and a learner is asked for both', async () => {
  const { db } = site().services;
  const maria = await aSignedInLearner('Olga');
  const kerry = await aSignedInLearner('Kerry');
  const courseId = maria.seat.courseId;
  const contents = `/staff/courses/${courseId}/learning`;
  expect(await kerry.get(contents)).toMatchObject({ status: 403 });
  const staff = await db.selectFrom('seats').select('learnerId').where('id', '=', kerry.seat.id).executeTakeFirst();
  await aStaffGrant(db, staff?.learnerId ?? '', 'coordinator');
  const lesson = {
    courseId,
    lessonId: newId(),
    revision: '0',
    title: 'Pumps',
    kind: 'image',
    minutes: '5',
    body: 'Hum.',
  };
  const file = await aLessonFile(db, courseId);
  const write = (fields: Record<string, string>) =>
    kerry.post(`${contents}/lessons/new?_action=courseContents.writeLesson`, { ...lesson, ...fields });
  expect((await write({ mediaId: newId() })).text).toContain('Say what the picture shows');
  const alt = { mediaAlt: 'A pump under a tarpaulin' };
  expect((await write({ mediaId: newId(), ...alt })).text).toContain('is gone: choose it again');
  const kept = await write({ mediaId: file.id, mediaName: 'pump.png', ...alt });
  expect(kept).toMatchObject({ status: 303, to: `${contents}?done=lesson#lessons` });

  const question = {
    courseId,
    questionId: newId(),
    revision: '0',
    prompt: 'How loud?',
    kind: 'number',
    explanation: 'Loud.',
  };
  const ask = (answers: string) =>
    kerry.post(`${contents}/questions/new?_action=courseContents.writeQuestion`, { ...question, answers });
  expect((await ask('rather')).text).toContain('Write one line, like');
  expect(await ask('70 ± 5 dB')).toMatchObject({ status: 303 });
  expect((await kerry.get(`${contents}/questions/${question.questionId}`)).text).toContain('70 ± 5 dB');

  for (const position of [1, 2]) await maria.read(position);
  expect((await maria.get(`${maria.home}/lessons/3`)).text).toContain('alt="A pump under a tarpaulin"');
  await maria.read(3);
  expect((await maria.get(`${maria.home}/quiz`)).text).toContain('How loud?');
});
