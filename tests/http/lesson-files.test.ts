import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { newId } from '#src/shared/ids.ts';
import { png, vtt, webm } from '#tests/learning/sample-files.ts';
import { aCourse, aLessonFile, aPerson, aSeat, aStaffGrant, aVideoLesson } from '#tests/support/builders.ts';
import { useSite } from '#tests/support/site.ts';
import { aVisitor } from '#tests/support/visitor.ts';

const site = useSite({ process: 'web' });
const password = 'drying-is-a-science';

async function signedIn(name: string, role?: 'coordinator' | 'trainer') {
  const { db, passwords } = site().services;
  const person = await aPerson(db, name, { passwordHash: await passwords.hash(password) });
  if (role) await aStaffGrant(db, person.id, role);
  const visitor = aVisitor(site());
  await visitor.post('/sign-in?_action=accounts.signIn', { email: person.email, password });
  return { ...visitor, person };
}

/** A course with an empty lesson form, and Kerry who may fill it in. */
async function aForm() {
  const { db } = site().services;
  const kerry = await signedIn('Kerry', 'coordinator');
  const course = await aCourse(db, { kind: 'online' });
  const contents = `/staff/courses/${course.id}/learning`;
  const lesson = { courseId: course.id, lessonId: newId(), revision: '0' };
  const typed = { title: 'Pumps', kind: 'image', minutes: '5', body: 'Hum.', mediaAlt: 'A pump' };
  /** The fields first, then the files, as they stand on the page. */
  const formOf = (fields: Record<string, string> = {}, files: Record<string, [string, Buffer]> = {}) => {
    const body = new FormData();
    for (const [name, value] of Object.entries({ ...lesson, ...typed, ...fields })) body.append(name, value);
    for (const [name, [called, content]] of Object.entries(files))
      body.append(name, new Blob([new Uint8Array(content)]), called);
    return body;
  };
  const address = `${contents}/lessons/new?_action=courseContents.writeLesson`;
  const send = (...form: Parameters<typeof formOf>) => kerry.send(address, { body: formOf(...form) });
  const stored = async () =>
    (await db.selectFrom('lessonFiles').select('id').where('courseId', '=', course.id).execute()).length;
  return { db, kerry, course, contents, lesson, address, formOf, send, stored };
}

/** A learner whose seat opens a video, and another who has no seat in the course. */
async function aVideo() {
  const { db } = site().services;
  const [maria, sam] = [await signedIn('Maria'), await signedIn('Sam')];
  const course = await aCourse(db, { kind: 'online' });
  const lesson = await aVideoLesson(db, course.id, { position: 1 });
  const content = webm(2000);
  const file = await aLessonFile(db, course.id, { mediaType: 'video/webm', content });
  await db.updateTable('lessons').set({ mediaId: file.id }).where('id', '=', lesson.id).execute();
  const seat = await aSeat(db, { course, learner: maria.person });
  return { db, maria, sam, course, lesson, content, file, seat, address: `/my/learn/${seat.id}/files/${file.id}` };
}

test('staff upload a picture in the form of a lesson, and a learner sees it', async () => {
  const { db, course, contents, send, kerry } = await aForm();
  const maria = await signedIn('Maria');
  const seat = await aSeat(db, { course, learner: maria.person });
  const sent = await send({}, { media: ['Pumpe – außen.png', png] });
  expect(sent).toMatchObject({ status: 303, to: `${contents}?done=lesson#lessons` });
  const { text } = await maria.get(`/my/learn/${seat.id}/lessons/1`);
  const [, picture = ''] = /<img src="([^"]+)" alt="A pump"/.exec(text) ?? [];
  const shown = await maria.fetch(picture);
  expect([shown.status, shown.response.headers.get('content-type'), shown.bytes]).toEqual([200, 'image/png', png]);
  const kept = await db.selectFrom('lessons').selectAll().where('courseId', '=', course.id).executeTakeFirstOrThrow();
  expect(kept.mediaName).toBe('Pumpe – außen.png');
  const form = await kerry.get(`${contents}/lessons/${kept.id}`);
  expect(form.text).toContain('is shown now');
  expect((await kerry.fetch(`${contents}/files/${kept.mediaId}`)).bytes).toEqual(png);
});

test('a form that comes back keeps what was uploaded, and sent again it is saved without another upload', async () => {
  const { send, stored, db, lesson } = await aForm();
  const back = await send({ title: '' }, { media: ['pump.png', png] });
  expect(back).toMatchObject({ status: 400, text: expect.stringContaining('Give the lesson a title') });
  expect(back.text).toContain('is uploaded. It is kept with the lesson when you save it');
  const [, mediaId = ''] = /name="mediaId" value="([^"]+)"/.exec(back.text) ?? [];
  const none: [string, Buffer] = ['', Buffer.alloc(0)];
  const again = await send({ mediaId, mediaName: 'pump.png' }, { media: none, captions: none });
  expect([again.status, await stored()]).toEqual([303, 1]);
  const written = await db.selectFrom('lessons').select('mediaId').where('id', '=', lesson.lessonId).execute();
  expect(written).toEqual([{ mediaId }]);
});

test('a video comes with its captions', async () => {
  const { send, stored } = await aForm();
  const video = { kind: 'video', transcript: 'It hums.', durationSeconds: '4', watchPercent: '90' };
  expect(await send(video, { media: ['pump.webm', webm()] })).toMatchObject({
    status: 422,
    text: expect.stringContaining('A video needs captions'),
  });
  const files = { media: ['pump.webm', webm()], captions: ['pump.vtt', vtt] } as Record<string, [string, Buffer]>;
  expect([(await send(video, files)).status, await stored()]).toEqual([303, 3]);
});

test.each<[string, Record<string, string>, [string, Buffer], string]>([
  ['no bytes', {}, ['pump.png', Buffer.alloc(0)], 'This file is empty: 0 bytes'],
  ['another type', {}, ['pump.png', vtt], 'This is no PNG, JPEG or WebP picture'],
  ['scripts', {}, ['pump.svg', Buffer.from('<svg onload="x()"/>')], 'This is no PNG, JPEG or WebP picture'],
  ['too many bytes', {}, ['pump.png', Buffer.concat([png, Buffer.alloc(6e6)])], 'This file is larger than 5 MB'],
  ['no use', { kind: 'text' }, ['pump.png', png], 'A text shows no file'],
])('a file with %s is refused in words beside its field', async (_, fields, file, words) => {
  const { send, stored } = await aForm();
  const refused = await send(fields, { media: file });
  expect(refused).toMatchObject({ status: 422, text: expect.stringContaining(words) });
  expect(refused.text).toMatch(/id="media"[^>]*aria-invalid="true"/);
  expect(await stored()).toBe(0);
});

test('who may not edit the course, or is not signed in, uploads nothing', async () => {
  const { address, formOf, stored } = await aForm();
  const body = () => ({ body: formOf({}, { media: ['pump.png', png] }) });
  const [lee, tara] = [await signedIn('Lee'), await signedIn('Tara', 'trainer')];
  expect(await lee.send(address, body())).toMatchObject({ status: 403 });
  expect(await tara.send(address, body())).toMatchObject({ status: 403 });
  expect(await aVisitor(site()).send(address, body())).toMatchObject({ status: 303 });
  expect(await stored()).toBe(0);
});

test('an upload that breaks off, or is no form, leaves nothing, and the site goes on', async () => {
  const { kerry, address, contents, stored } = await aForm();
  const { port } = new URL(site().url);
  const body =
    '--x\r\ncontent-disposition: form-data; name="kind"\r\n\r\nvideo\r\n--x\r\ncontent-disposition: form-data; ';
  const head = `POST ${address} HTTP/1.1\r\nhost: localhost:${port}\r\norigin: ${site().url}\r\ncookie: ${kerry.cookie()}\r\n`;
  const socket = connect(Number(port), 'localhost');
  socket.write(`${head}content-type: multipart/form-data; boundary=x\r\ncontent-length: 9000000\r\n\r\n${body}`);
  socket.write('name="media"; filename="pump.webm"\r\ncontent-type: video/webm\r\n\r\n');
  socket.write(webm());
  await expect.poll(stored).toBe(1);
  socket.destroy();
  await expect.poll(stored).toBe(0);
  const nonsense = await kerry.sendText(address, 'multipart/form-data; boundary=x', 'no form at all');
  expect(nonsense.status).toBe(400);
  expect(await kerry.get(`${contents}/lessons/new`)).toMatchObject({ status: 200 });
});

test.each([
  ['a file that is wanted', 'name="media"; filename="pump.png"'],
  ['a file for no field of ours', 'name="other"; filename="pump.png"'],
  ['a file without a name', 'name="media"; filename=""'],
  ['a field', 'name="title"'],
])('a form that ends within %s ends nothing but itself, whoever sends it', async (_, part) => {
  const { kerry, address, stored } = await aForm();
  const tara = await signedIn('Tara', 'trainer');
  const kind = '--x\r\ncontent-disposition: form-data; name="kind"\r\n\r\nimage\r\n';
  const body = `${kind}--x\r\ncontent-disposition: form-data; ${part}\r\n\r\nPart of`;
  for (const [sender, status] of [
    [tara, 403],
    [kerry, 400],
  ] as const)
    expect(await sender.sendText(address, 'multipart/form-data; boundary=x', body)).toMatchObject({ status });
  expect(await stored()).toBe(0);
});

test('a file is its learner’s: nobody else has it, and not after access has ended', async () => {
  const { db, maria, sam, content, seat, address, course, file } = await aVideo();
  expect(await maria.fetch(address)).toMatchObject({ status: 200, bytes: content });
  expect(await sam.fetch(address)).toMatchObject({ status: 404 });
  const stranger = await aVisitor(site()).fetch(address);
  expect([stranger.status, stranger.response.headers.get('location')]).toEqual([
    303,
    `/sign-in?${new URLSearchParams({ to: address })}`,
  ]);
  expect(await maria.fetch(`/staff/courses/${course.id}/learning/files/${file.id}`)).toMatchObject({ status: 403 });
  for (const path of [`/my/learn/${newId()}/files/${file.id}`, `/my/learn/${seat.id}/files/${newId()}`])
    expect(await maria.fetch(path)).toMatchObject({ status: 404 });
  await db
    .updateTable('seats')
    .set({ accessEndsAt: new Date(0) })
    .where('id', '=', seat.id)
    .execute();
  expect(await maria.fetch(address)).toMatchObject({ status: 403 });
});

test('a video is served whole, or the part that is asked for, and nothing in it may run', async () => {
  const { maria, content, address, file } = await aVideo();
  const { response } = await maria.fetch(address);
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'accept-ranges': 'bytes',
    'cache-control': 'private, no-cache',
    'content-length': String(content.length),
    'content-security-policy': "default-src 'none'; sandbox",
    'content-type': 'video/webm',
    'x-content-type-options': 'nosniff',
    etag: `"${file.sha256}"`,
  });
  expect(response.headers.get('content-disposition')).toBeNull();
  const part = await maria.fetch(address, { range: 'bytes=100-199' });
  expect([part.status, part.bytes]).toEqual([206, content.subarray(100, 200)]);
  expect(part.response.headers.get('content-range')).toBe(`bytes 100-199/${content.length}`);
  const beyond = await maria.fetch(address, { range: 'bytes=99999999-' });
  expect([beyond.status, beyond.response.headers.get('content-range')]).toEqual([416, `bytes */${content.length}`]);
  const head = await maria.fetch(address, {}, 'HEAD');
  expect([head.status, head.response.headers.get('content-length'), head.bytes.length]).toEqual([
    200,
    String(content.length),
    0,
  ]);
});

test('what a browser has is not sent again, and parts of a file that changed meanwhile are not mixed', async () => {
  const { maria, address, file } = await aVideo();
  const etag = `"${file.sha256}"`;
  expect(await maria.fetch(address, { 'if-none-match': etag })).toMatchObject({ status: 304 });
  expect(await maria.fetch(address, { range: 'bytes=0-9', 'if-range': etag })).toMatchObject({ status: 206 });
  expect(await maria.fetch(address, { range: 'bytes=0-9', 'if-range': '"another"' })).toMatchObject({ status: 200 });
});

test('a file to save is saved under its own name, in any letters', async () => {
  const { db, maria, lesson, course, seat } = await aVideo();
  const content = Buffer.from('room,°C\n');
  const { id } = await aLessonFile(db, course.id, { mediaType: 'text/csv', content });
  const facts = { kind: 'file' as const, mediaId: id, mediaName: 'Trocknungs"log (1) ½.csv' };
  await db.updateTable('lessons').set(facts).where('id', '=', lesson.id).execute();
  const saved = await maria.fetch(`/my/learn/${seat.id}/files/${id}`);
  expect(saved.bytes).toEqual(content);
  expect(saved.response.headers.get('content-disposition')).toBe(
    `attachment; filename="Trocknungs_log (1) _.csv"; filename*=UTF-8''Trocknungs%22log%20%281%29%20%C2%BD.csv`,
  );
});
