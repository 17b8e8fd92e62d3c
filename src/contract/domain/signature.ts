import { z } from 'zod';

/** The field that a signature is drawn in, whatever the screen's size. */
export const pad = { width: 600, height: 200 };

const most = { strokes: 300, points: 6000 };

const Point = z.tuple([z.int().min(0).max(pad.width), z.int().min(0).max(pad.height)]);

/** A drawn signature: each stroke from pen down to pen up, as points of the pad. */
export const Strokes = z
  .array(z.array(Point).min(1).max(most.points))
  .min(1)
  .max(most.strokes)
  .refine((strokes) => strokes.reduce((points, stroke) => points + stroke.length, 0) <= most.points);
export type Strokes = z.output<typeof Strokes>;

/** How far the pen went, in units of the pad. */
const inkOf = (strokes: Strokes): number =>
  strokes.reduce(
    (all, stroke) =>
      all +
      stroke.slice(1).reduce((length, [x, y], at) => {
        const [fromX, fromY] = stroke[at] ?? [x, y];
        return length + Math.hypot(x - fromX, y - fromY);
      }, 0),
    0,
  );

/** A dot or a slip of the finger is no signature. */
export const isSignature = (strokes: Strokes): boolean => inkOf(strokes) >= pad.width / 10;

/** The strokes as the path of an SVG; a stroke of a single point is a dot. */
export const pathOf = (strokes: Strokes): string =>
  strokes
    .map((stroke) => stroke.map(([x, y], at) => `${at === 0 ? 'M' : 'L'}${x} ${y}`).join('') + (stroke.length === 1 ? 'h1' : ''))
    .join('');

/** The signature as a picture of its own; nothing in it but numbers. */
export const svgOf = (strokes: Strokes): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${pad.width}" height="${pad.height}" viewBox="0 0 ${pad.width} ${pad.height}">` +
  `<path d="${pathOf(strokes)}" fill="none" stroke="#12284c" stroke-width="4" stroke-linecap="round" stroke-linejoin="round"/></svg>`;
