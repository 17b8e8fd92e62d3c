import { useMemo } from 'react';
import type { Locale } from '../domain/refusal.ts';
import { dictionary, language, useLanguage } from './language.ts';

/** One text in both languages, where a whole `words.ts` would be too much (a route's title). */
export type Phrase = Record<Locale, string>;
export const say = (phrase: Phrase, locale: Locale = language()): string => phrase[locale];

/** The names in braces of a sentence: `{count} cars` asks for `count`. */
type Blanks<S extends string> = S extends `${string}{${infer Name}}${infer Rest}` ? Name | Blanks<Rest> : never;

type Plural<K extends string> = K extends `${infer Base}_one` | `${infer Base}_other` ? Base : K;
type Sentences = Record<string, string>;
type English<W> = W extends Words<infer E> ? E : never;
type SentenceOf<E extends Sentences, K extends string> = K extends keyof E ? E[K] : E[`${K}_other`];
type Filling<E extends Sentences, K extends string> = Blanks<SentenceOf<E, K>>;

/** The words of one noun. In Vietnamese a plural has `_other` alone. */
export type Words<E extends Sentences = Sentences> = { noun: string; en: E };
type Vietnamese<E> = { [K in keyof E as K extends `${string}_one` ? never : K]: string };

/** Looks up a word; what stands in braces must be given. A plural is asked for without its ending, with `count`. */
export type Look<E extends Sentences> = <K extends Plural<keyof E & string>>(
  key: K,
  ...fill: [Filling<E, K>] extends [never] ? [] : [Record<Filling<E, K>, string | number>]
) => string;

/** Registers the text of a capability's screens under its noun. Keys are flat; both languages have the same ones. */
export function defineWords<const E extends Sentences>(noun: string, texts: { en: E; vi: Vietnamese<E> & Sentences }): Words<E> {
  dictionary.addResourceBundle('en', noun, texts.en);
  dictionary.addResourceBundle('vi', noun, texts.vi);
  return { noun, en: texts.en };
}

const look = <E extends Sentences>(words: Words<E>, locale: Locale): Look<E> =>
  ((key: string, fill?: Record<string, string | number>) => dictionary.getFixedT(locale, words.noun)(key, fill ?? {})) as Look<E>;

/** The lookup of one `words.ts`, in the language of now. */
export function useWords<W extends Words>(words: W): Look<English<W>> {
  const locale = useLanguage();
  return useMemo(() => look(words, locale) as unknown as Look<English<W>>, [words, locale]);
}

/** The same outside a component. */
export const wordsNow = <E extends Sentences>(words: Words<E>): Look<E> => look(words, language());
