import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { inflate } from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';

const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium');
const packageFolder = path.dirname(path.dirname(entry));
const { version } = JSON.parse(readFileSync(path.join(packageFolder, 'package.json'), 'utf8')) as { version: string };

/**
 * A real Chromium, out of an npm package: nothing else has to be installed. Set CHROMIUM_PATH to use another. The
 * package's own recommended flags are left out, because they switch web security off.
 */
export async function launchBrowser(): Promise<Browser> {
  const given = process.env['CHROMIUM_PATH'];
  const folder = given ? '' : await unpacked();
  const executablePath = given || path.join(folder, 'chromium');
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-dev-shm-usage',
      '--disable-gpu',
      '--disable-software-rasterizer',
      '--font-render-hinting=none',
    ],
    env: { ...process.env, ...(given ? {} : environmentOf(folder, executablePath)) },
  });
}

/** Unpacked once per version and user, whole or not at all: several runs at once share it. */
async function unpacked(): Promise<string> {
  const folder = path.join(os.tmpdir(), `accrue-chromium-${version}-${os.userInfo().uid}`);
  if (existsSync(folder)) return folder;
  const scratch = mkdtempSync(`${folder}-`);
  const { TMPDIR } = process.env;
  // The package unpacks into the folder for temporary files, which it looks up at each call.
  process.env['TMPDIR'] = scratch;
  const unpacking = ['chromium.br', 'fonts.tar.br', 'al2023.tar.br'].map((file) =>
    inflate(path.join(packageFolder, 'bin', file)),
  );
  if (TMPDIR === undefined) delete process.env['TMPDIR'];
  else process.env['TMPDIR'] = TMPDIR;
  await Promise.all(unpacking);
  // The package's own says /tmp/fonts.
  const fonts = `<fontconfig><dir>${path.join(folder, 'fonts')}</dir><cachedir>${folder}/fonts/cache</cachedir></fontconfig>`;
  writeFileSync(path.join(scratch, 'fonts', 'fonts.conf'), fonts);
  try {
    renameSync(scratch, folder);
  } catch (error) {
    // Another run was quicker.
    if (!existsSync(folder)) throw error;
    rmSync(scratch, { recursive: true });
  }
  return folder;
}

/** Libraries and fonts from the package where this system has none. */
function environmentOf(folder: string, executable: string): Record<string, string> {
  const linked = spawnSync('ldd', [executable], { encoding: 'utf8' });
  const complete = linked.status === 0 && !linked.stdout.includes('not found');
  const known = process.env['LD_LIBRARY_PATH'];
  const libraries = path.join(folder, 'al2023', 'lib');
  return {
    ...(complete ? {} : { LD_LIBRARY_PATH: known ? `${libraries}:${known}` : libraries }),
    ...(existsSync('/etc/fonts/fonts.conf') ? {} : { FONTCONFIG_PATH: path.join(folder, 'fonts') }),
  };
}
