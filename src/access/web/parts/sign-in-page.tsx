import { type ReactNode, useEffect } from 'react';
import { Wordmark } from '#platform/web/kit/wordmark.tsx';
import { chooseLanguage, useLanguage } from '#platform/web/language.ts';
import { useWords } from '#platform/web/words.ts';
import { accessWords } from '../words.ts';
import classes from './sign-in.module.css';

/** The quiet page of those who have not signed in. */
export function SignInPage({ title, hint, aside, children }: { title: string; hint?: string; aside?: ReactNode; children: ReactNode }) {
  const t = useWords(accessWords);
  const language = useLanguage();
  useEffect(() => window.scrollTo(0, 0), []);
  return (
    <div className={classes.page}>
      <title>{`${title} · Forecourt`}</title>
      <header className={classes.top}>
        <Wordmark full />
        <fieldset className={classes.languages} aria-label={t('languageName')}>
          {(['vi', 'en'] as const).map((locale) => (
            <button key={locale} type="button" lang={locale} aria-pressed={language === locale} onClick={() => void chooseLanguage(locale)}>
              {locale === 'vi' ? 'Tiếng Việt' : 'English'}
            </button>
          ))}
        </fieldset>
      </header>
      <main className={classes.middle} data-aside={aside !== undefined || undefined}>
        <section className={classes.card}>
          <h1 className={classes.title}>{title}</h1>
          {hint && <p className={classes.hint}>{hint}</p>}
          {children}
        </section>
        {aside}
      </main>
    </div>
  );
}
