import { describe, expect, it } from 'vitest';
import { createTypesetter } from '#src/adapters/typst/create-typesetter.ts';
import { certificateDocument } from '#src/certificates/certificate-document.ts';
import type { CertificateSnapshot } from '#src/certificates/certificate-snapshot.ts';
import { aCertificate } from '#tests/certificates/a-certificate.ts';

const typesetter = createTypesetter();

const printCertificate = (facts: Partial<CertificateSnapshot> = {}) =>
  typesetter.render('certificate', certificateDocument(aCertificate(facts)));

const asText = (pdf: Uint8Array) => Buffer.from(pdf).toString('latin1');

/** Every character that a reader can copy out of the PDF, from the character maps of its fonts. */
function readableCharacters(pdf: Uint8Array): Set<string> {
  const targets = [...asText(pdf).matchAll(/^<[0-9a-f]+> <([0-9a-f]+)>$/gim)];
  return new Set(
    targets.flatMap((target) => [
      ...Buffer.from(target[1] ?? '', 'hex')
        .swap16()
        .toString('utf16le'),
    ]),
  );
}

describe('certificate', () => {
  it('meets PDF/UA-1: tagged, titled, in a stated language', async () => {
    const { pdf, accessible } = await printCertificate();
    expect(accessible).toBe(true);
    expect(asText(pdf)).toMatch(/^%PDF-1\.7/);
    expect(asText(pdf)).toContain('<pdfuaid:part>1</pdfuaid:part>');
    expect(asText(pdf)).toContain('/Marked true');
    expect(asText(pdf)).toContain('/Lang (en-AU)');
    expect(asText(pdf)).toContain('Certificate of completion C-7K2QF-93DMX-4');
  });

  it('gives the same bytes for the same facts, whatever was printed before', async () => {
    const first = await printCertificate();
    await printCertificate({ number: 'C-00000-00000-0', learnerName: 'Somebody Else' });
    const again = await createTypesetter().render('certificate', certificateDocument(aCertificate()));
    expect(Buffer.compare(first.pdf, again.pdf)).toBe(0);
  });

  it.each([
    ['Arabic', 'محمد عبد الرحمن'],
    ['Hebrew', 'שרה כהן-לוי'],
    ['Devanagari', 'प्रिया श्रीवास्तव'],
    ['Thai', 'สมชาย ใจดี'],
    ['Chinese and Japanese', '张伟 李小龍 たなか'],
    ['Korean', '김민수'],
    ['Vietnamese', 'Nguyễn Thị Ngọc Ánh'],
    ['Greek', 'Αλέξανδρος Παπαδόπουλος'],
    ['Cyrillic', 'Екатерина Щербакова'],
  ])('prints a name in %s', async (_, learnerName) => {
    expect((await printCertificate({ learnerName })).accessible).toBe(true);
  });

  it('still prints a name with a character that no font has, and says that it is not accessible', async () => {
    const { pdf, accessible } = await printCertificate({ learnerName: 'Sam 😀 Lee' });
    expect(accessible).toBe(false);
    expect(asText(pdf)).toMatch(/^%PDF-1\.7/);
  });

  it.each([
    '#panic("no") $x^2$ \\ "quoted" <b>*bold*_`@ref` // gone',
    '#sys.inputs',
    '"}, "title": "stolen"',
    'line\nbreak\ttab',
    'lone \ud800 surrogate',
    'Maximiliana Alexandrina Konstantinopoulou-Featherstonehaugh de la Cruz y Montenegro-Wolfeschlegel',
    'W'.repeat(200),
  ])('prints %j as it stands', async (learnerName) => {
    const { pdf } = await printCertificate({ learnerName });
    const readable = readableCharacters(pdf);
    const missing = [...learnerName.replace(/[\s\ud800]/gu, '')].filter((character) => !readable.has(character));
    expect(missing).toEqual([]);
    expect(asText(pdf)).toMatch(/\/Count 1\b/);
  });
});
