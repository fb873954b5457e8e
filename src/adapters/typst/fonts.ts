import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);

/**
 * The two faces of the house, then one Noto face for every script that a name may be written in. A character found in
 * none of them (emoji, say) cannot be shown, which PDF/UA-1 forbids.
 */
const faces = [
  'fraunces/400Regular/Fraunces_400Regular.ttf',
  'fraunces/600SemiBold/Fraunces_600SemiBold.ttf',
  'figtree/400Regular/Figtree_400Regular.ttf',
  'figtree/600SemiBold/Figtree_600SemiBold.ttf',
  'noto-sans/400Regular/NotoSans_400Regular.ttf',
  'noto-sans/600SemiBold/NotoSans_600SemiBold.ttf',
  'noto-sans-arabic/400Regular/NotoSansArabic_400Regular.ttf',
  'noto-sans-hebrew/400Regular/NotoSansHebrew_400Regular.ttf',
  'noto-sans-devanagari/400Regular/NotoSansDevanagari_400Regular.ttf',
  'noto-sans-thai/400Regular/NotoSansThai_400Regular.ttf',
  'noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
  'noto-sans-kr/400Regular/NotoSansKR_400Regular.ttf',
];

/** Where the font files lie on this machine. */
export function fontPaths(): string[] {
  return faces.map((face) => {
    const [family = '', ...rest] = face.split('/');
    return join(dirname(require.resolve(`@expo-google-fonts/${family}/package.json`)), ...rest);
  });
}
