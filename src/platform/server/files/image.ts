import { refusePlatform } from '../../domain/refusals.ts';

export type ImageType = 'image/jpeg' | 'image/png';

/** The images that are read; what is kept of them is a JPEG or, with transparency, a PNG, which a PDF can hold. */
export const imageTypes = ['image/jpeg', 'image/png', 'image/apng', 'image/webp'] as const;

const formats: Record<(typeof imageTypes)[number], string> = {
  'image/jpeg': 'jpeg',
  'image/png': 'png',
  'image/apng': 'png',
  'image/webp': 'webp',
};
const mostPixels = 50e6;
const longestSide = 4096;
let last: Promise<unknown> = Promise.resolve();

type Cleaned = { mediaType: ImageType; kept: Buffer };

/** Drawn anew, upright and in sRGB: nothing of the file remains but its picture. One at a time, since each may need much memory. */
export function cleanImage(content: Buffer, type: (typeof imageTypes)[number]): Promise<Cleaned> {
  const cleaned = last.then(() => redraw(content, type));
  last = cleaned.catch(() => undefined);
  return cleaned;
}

async function redraw(content: Buffer, type: (typeof imageTypes)[number]): Promise<Cleaned> {
  const { default: sharp } = await import('sharp');
  try {
    const image = sharp(content, { limitInputPixels: mostPixels, failOn: 'error' }).timeout({ seconds: 20 });
    const { format, hasAlpha } = await image.metadata();
    if (format !== formats[type]) throw refusePlatform('file-type-refused');
    const drawn = image.autoOrient().resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true });
    if (format === 'png' || hasAlpha) return { mediaType: 'image/png', kept: await drawn.png().toBuffer() };
    return { mediaType: 'image/jpeg', kept: await drawn.jpeg({ quality: 85 }).toBuffer() };
  } catch (error) {
    const tooLarge = error instanceof Error && /pixel limit|dimensions/.test(error.message);
    throw tooLarge ? refusePlatform('file-too-large', { most: `${mostPixels / 1e6} megapixel` }) : refusePlatform('file-type-refused');
  }
}
