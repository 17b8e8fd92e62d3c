import type { ProblemError } from './client.ts';
import { language } from './language.ts';
import type { Phrase } from './words.ts';

/** Short messages in the corner: what was done, or why it was not. The corner is loaded with the first of them. */
const reference: Phrase = { en: 'Reference', vi: 'Mã tham chiếu' };

type Notice = { message: string; color: 'green' | 'red'; autoClose?: number };

let corner: ((notice: Notice) => void) | undefined;
let early: Notice[] = [];

/** Who draws the notices; those that came before it was there are drawn now. */
export function drawNotices(draw: ((notice: Notice) => void) | undefined): void {
  corner = draw;
  if (draw) for (const notice of early.splice(0)) draw(notice);
}

/** Told when there is something to draw and nobody to draw it. */
export const noticesWanted = new EventTarget();

function show(notice: Notice) {
  if (corner) corner(notice);
  else {
    early = [...early, notice];
    noticesWanted.dispatchEvent(new Event('wanted'));
  }
}

export const showDone = (message: string) => show({ message, color: 'green' });

export const showProblem = (problem: ProblemError) =>
  show({
    message:
      problem.status >= 500 && problem.reference ? `${problem.detail} ${reference[language()]}: ${problem.reference}` : problem.detail,
    color: 'red',
    autoClose: 8000,
  });
