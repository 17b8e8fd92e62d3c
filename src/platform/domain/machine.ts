import { type Actor, can } from './actor.ts';
import type { Refusal } from './refusal.ts';
import { refusePlatform } from './refusals.ts';

/** What a guard judges: who, on what, when. */
export type Situation<S> = { actor: Actor; subject: S; now: Temporal.Instant };

/** A reason why not, or nothing. */
export type Guard<S> = (situation: Situation<S>) => Refusal | undefined;

/** One line of a life: from which states, to which (one of several, where facts decide), who may, unless what. `may: 'clock'` is for time alone. */
export type Move<State extends string, S> = {
  from: readonly State[];
  to: State | readonly State[];
  may: string;
  unless?: readonly Guard<S>[];
};

export type Moves<State extends string, S> = Record<string, Move<State, S>>;

/** A record with a life, in a branch, written by someone. */
export type Living<State extends string> = { status: State; branchId: string; ownerId: string | null };

/** Why `move` is not possible now, or nothing when it is. Permission first, then state, then guards. */
export function obstacle<State extends string, S extends Living<State>>(
  moves: Moves<State, S>,
  name: string,
  situation: Situation<S>,
): Refusal | undefined {
  const move = moves[name];
  if (!move) return refusePlatform('not-found');
  const { actor, subject } = situation;
  if (move.may === 'clock') {
    if (actor.kind !== 'clock') return refusePlatform('only-by-the-clock');
  } else if (!can(actor, move.may, subject)) return refusePlatform('not-permitted', { permission: move.may });
  if (!move.from.includes(subject.status)) return refusePlatform('move-refused', { status: subject.status, move: name });
  for (const guard of move.unless ?? []) {
    const no = guard(situation);
    if (no) return no;
  }
  return undefined;
}

/** What a screen needs to draw a button: the move and, when it is blocked, why. */
export type PossibleMove<M extends string = string> = { move: M; blockedBy: { type: string; says: string } | null };

/** The moves of the present state that this actor may make; those that a guard blocks say why. */
export function movesOf<State extends string, S extends Living<State>, M extends Moves<State, S>>(
  moves: M,
  situation: Situation<S>,
): PossibleMove<keyof M & string>[] {
  const { actor, subject } = situation;
  const possible = Object.entries(moves).filter(
    ([, move]) => move.may !== 'clock' && move.from.includes(subject.status) && can(actor, move.may, subject),
  );
  return possible.map(([name]) => {
    const no = obstacle(moves, name, situation);
    return { move: name, blockedBy: no ? { type: no.type, says: no.says(actor.locale) } : null };
  });
}
