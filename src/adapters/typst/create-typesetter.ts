import { setImmediate as nextTurn } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { NodeCompiler, PdfStandard } from '@myriaddreamin/typst-ts-node-compiler';
import { brand } from '#src/shared/brand.ts';
import type { AttachedFile, DocumentTemplate, Typeset, Typesetter } from '#src/shared/typesetter.ts';
import { fontPaths } from './fonts.ts';
import { engravingFor } from './engraving.ts';
import { qrCode } from './qr-code.ts';

const templates = fileURLToPath(new URL('./templates/', import.meta.url));

/** Typst remembers what it has laid out; what no paper has used for this many renders is forgotten. */
const rendersBetweenSweeps = 20;

/**
 * A typesetter on Typst, which runs in this process (a few milliseconds a paper) and keeps its fonts loaded.
 * People's words travel as JSON, never as markup, so `#panic()` in a name is printed as it stands.
 * PDF/UA-1 is enforced by the compiler; a paper that it refuses for want of a glyph is made without the standard.
 */
export function createTypesetter(): Typesetter {
  const compiler = NodeCompiler.create({ workspace: templates, fontArgs: [{ fontPaths: fontPaths() }] });
  giveFile(compiler, 'brand.json', JSON.stringify(brand));
  let renders = 0;
  return {
    async render(template, data, attached = []) {
      // Lets requests through between the papers of a batch; Typst's own memory is given back only on a new turn.
      await nextTurn();
      renders += 1;
      if (renders % rendersBetweenSweeps === 0) compiler.evictCache(2);
      return withFiles(compiler, attached, () => typeset(compiler, template, data));
    },
  };
}

/** Lends files to the compiler for one paper: it reads them as if they lay beside the templates. Nothing may wait meanwhile. */
function withFiles(compiler: NodeCompiler, attached: readonly AttachedFile[], print: () => Typeset): Typeset {
  const files = attached.map(({ content, ...file }, index) => ({ ...file, content, path: `attached-${index}` }));
  giveFile(compiler, 'attached.json', asJson(files.map(({ content: _, ...file }) => file)));
  for (const { path, content } of files) giveFile(compiler, path, content);
  try {
    return print();
  } finally {
    for (const { path } of files) compiler.unmapShadow(`${templates}${path}`);
  }
}

function typeset(compiler: NodeCompiler, template: DocumentTemplate, data: object): Typeset {
  giveFile(compiler, 'data.json', asJson(data));
  for (const [name, svg] of Object.entries(drawings(data))) giveFile(compiler, `${name}.svg`, svg);
  const compiled = compiler.compile({ mainFilePath: `${templates}${template}.typ` });
  if (!compiled.result) {
    throw new Error(`The ${template} could not be typeset`, { cause: compiled.takeError()?.shortDiagnostics });
  }
  try {
    return { pdf: compiler.pdf(compiled.result, { pdfStandard: PdfStandard.UA_1 }), accessible: true };
  } catch (error) {
    if (!isMissingGlyph(error)) throw new Error(`The ${template} is not PDF/UA-1`, { cause: error });
    return { pdf: compiler.pdf(compiled.result), accessible: false };
  }
}

/**
 * Lays a file beside the templates, in memory. Files, not `sys.inputs`: whatever did not read a changed file is kept from
 * the paper before, where a changed input has everything worked out anew.
 */
function giveFile(compiler: NodeCompiler, name: string, content: string | Uint8Array): void {
  compiler.mapShadow(`${templates}${name}`, Buffer.from(content));
}

/** What is drawn rather than said: numbered papers are engraved from their number; a certificate shows the way to verify it. */
function drawings({ number, verifyUrl }: { number?: unknown; verifyUrl?: unknown }): Record<string, string> {
  return {
    ...(typeof number === 'string' ? engravingFor(number) : {}),
    ...(typeof verifyUrl === 'string' ? { qrCode: qrCode(verifyUrl) } : {}),
  };
}

/** JSON with lone surrogates replaced, which JSON can carry and Typst cannot read. */
function asJson(data: object): string {
  return JSON.stringify(data, (_, value: unknown) => (typeof value === 'string' ? value.toWellFormed() : value));
}

function isMissingGlyph(error: unknown): boolean {
  return error instanceof Error && error.message.includes('could not be displayed with font');
}
