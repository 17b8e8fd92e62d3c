import i18next from 'i18next';
import { useSyncExternalStore } from 'react';
import { type Locale, locales } from '../domain/refusal.ts';

/** The language of the screens: chosen by the person, kept in the browser until the server says what they prefer. */
const place = 'forecourt.language';

const isLocale = (value: unknown): value is Locale => locales.includes(value as Locale);

function firstLanguage(): Locale {
  const kept = localStorage.getItem(place);
  if (isLocale(kept)) return kept;
  return navigator.language.startsWith('vi') ? 'vi' : 'en';
}

export const dictionary = i18next.createInstance();
void dictionary.init({
  lng: firstLanguage(),
  fallbackLng: false,
  initAsync: false,
  resources: {},
  keySeparator: false,
  nsSeparator: false,
  interpolation: { escapeValue: false, prefix: '{', suffix: '}' },
});
document.documentElement.lang = dictionary.language;

export const language = (): Locale => (isLocale(dictionary.language) ? dictionary.language : 'en');

/** Changes every word on the screen at once, without loading anything again. */
export async function chooseLanguage(locale: Locale): Promise<void> {
  localStorage.setItem(place, locale);
  document.documentElement.lang = locale;
  if (locale !== dictionary.language) await dictionary.changeLanguage(locale);
}

function onLanguage(changed: () => void) {
  dictionary.on('languageChanged', changed);
  return () => dictionary.off('languageChanged', changed);
}

/** The language now; the component is drawn again when it changes. */
export const useLanguage = (): Locale => useSyncExternalStore(onLanguage, language);
