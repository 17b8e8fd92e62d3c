import { type ReactNode, useId, useState } from 'react';
import type { Currency } from '#platform/domain/money.ts';
import { Money } from '#platform/web/kit/money.tsx';
import { useLanguage } from '#platform/web/language.ts';
import { useWords } from '#platform/web/words.ts';
import type { Catalogue, Version } from '../../domain/catalogue.ts';
import { catalogueWords } from '../words.ts';
import classes from './version-picker.module.css';

type Props = {
  models: Catalogue['models'];
  value: string | null | undefined;
  onChange: (versionId: string) => void;
  /** What a version costs here; undefined where it is not sold. Without this every version may be chosen. */
  priceOf?: (versionId: string) => number | undefined;
  currency: Currency;
  error?: ReactNode;
  disabled?: boolean;
  'data-path'?: string;
};

/** First the model, then its version with what it costs: two radio groups, without a menu to open. */
export function VersionPicker({ models, value, onChange, priceOf, currency, error, disabled, 'data-path': path }: Props) {
  const t = useWords(catalogueWords);
  const name = useId();
  const sold = models
    .map((model) => ({ ...model, versions: model.versions.filter(({ id }) => id === value || !priceOf || priceOf(id) !== undefined) }))
    .filter(({ versions }) => versions.length > 0);
  const ofValue = sold.find(({ versions }) => versions.some(({ id }) => id === value))?.id;
  const [looked, setLooked] = useState<string>();
  const model = sold.find(({ id }) => id === (looked ?? ofValue)) ?? (value ? undefined : sold[0]);
  const sameName = (one: string) => sold.filter((other) => other.name === one).length > 1;
  const lookAt = (id: string) => {
    setLooked(id);
    const [only, second] = sold.find((one) => one.id === id)?.versions ?? [];
    if (only && !second && only.id !== value) onChange(only.id);
  };
  if (sold.length === 0) return <p className={classes.none}>{t('notHere')}</p>;
  return (
    <div className={classes.picker}>
      <fieldset className={classes.group} disabled={disabled}>
        <legend className={classes.legend}>{t('model')}</legend>
        <div className={classes.models}>
          {sold.map((one) => (
            <label key={one.id} className={classes.model}>
              <input
                type="radio"
                name={`${name}-model`}
                className={classes.radio}
                checked={one.id === model?.id}
                onChange={() => lookAt(one.id)}
              />
              <span>{sameName(one.name) || one.make !== sold[0]?.make ? `${one.make} ${one.name}` : one.name}</span>
            </label>
          ))}
        </div>
      </fieldset>
      {model && (
        <fieldset className={classes.group} disabled={disabled} data-invalid={Boolean(error) || undefined}>
          <legend className={classes.legend}>{t('version')}</legend>
          <div className={classes.versions}>
            {model.versions.map((version, at) => (
              <label key={version.id} className={classes.version}>
                <input
                  type="radio"
                  name={`${name}-version`}
                  className={classes.radio}
                  checked={version.id === value}
                  onChange={() => onChange(version.id)}
                  {...(at === 0 && path ? { 'data-path': path } : {})}
                />
                <span className={classes.name}>{version.name}</span>
                <span className={classes.price}>
                  <Price amount={priceOf?.(version.id)} currency={currency} />
                </span>
                <span className={classes.facts}>
                  <VersionFacts version={version} />
                </span>
              </label>
            ))}
          </div>
        </fieldset>
      )}
      {error && <p className={classes.error}>{error}</p>}
    </div>
  );
}

const Price = ({ amount, currency }: { amount: number | undefined; currency: Currency }) =>
  amount === undefined ? null : <Money amount={amount} currency={currency} />;

/** Fuel, engine, seats and year of a version on one line. */
export function VersionFacts({ version }: { version: Pick<Version, 'fuel' | 'engineCc' | 'seats' | 'year'> }) {
  const t = useWords(catalogueWords);
  const locale = useLanguage();
  const facts = [
    t(version.fuel),
    ...(version.engineCc > 0 ? [`${version.engineCc.toLocaleString(locale)} cc`] : []),
    t('seatsCount', { count: version.seats }),
    String(version.year),
  ];
  return <>{facts.join(' · ')}</>;
}
