import { type ReactNode, useId } from 'react';
import { useLanguage } from '#platform/web/language.ts';
import { useWords } from '#platform/web/words.ts';
import type { Color } from '../../domain/catalogue.ts';
import { catalogueWords } from '../words.ts';
import classes from './color-swatches.module.css';

type Paint = Pick<Color, 'id' | 'nameEn' | 'nameVi' | 'hex'>;
type Props = {
  colors: readonly Paint[];
  value: string | null | undefined;
  onChange: (colorId: string) => void;
  label?: string;
  error?: ReactNode;
  disabled?: boolean;
  'data-path'?: string;
};

/** One colour of a car: round swatches with their names, one radio group for mouse, finger and arrow keys. */
export function ColorSwatches({ colors, value, onChange, label, error, disabled, 'data-path': path }: Props) {
  const t = useWords(catalogueWords);
  const locale = useLanguage();
  const name = useId();
  return (
    <fieldset className={classes.group} disabled={disabled} data-invalid={Boolean(error) || undefined}>
      <legend className={classes.legend}>{label ?? t('chooseColor')}</legend>
      {colors.length === 0 && <p className={classes.none}>{t('noColors')}</p>}
      <div className={classes.swatches}>
        {colors.map((color, at) => (
          <label key={color.id} className={classes.choice}>
            <input
              type="radio"
              className={classes.radio}
              name={name}
              value={color.id}
              checked={color.id === value}
              onChange={() => onChange(color.id)}
              {...(at === 0 && path ? { 'data-path': path } : {})}
            />
            <Swatch hex={color.hex} large />
            <span className={classes.name}>{locale === 'vi' ? color.nameVi : color.nameEn}</span>
          </label>
        ))}
      </div>
      {error && <p className={classes.error}>{error}</p>}
    </fieldset>
  );
}

/** A round sample of a paint. It never stands without the colour's name. */
export const Swatch = ({ hex, large }: { hex: string; large?: boolean }) => (
  <span className={classes.swatch} data-large={large || undefined} style={{ backgroundColor: hex }} aria-hidden />
);

/** A colour in a line of text: its sample and its name. */
export function ColorName({ color }: { color: Omit<Paint, 'id'> }) {
  const locale = useLanguage();
  return (
    <span className={classes.named}>
      <Swatch hex={color.hex} />
      {locale === 'vi' ? color.nameVi : color.nameEn}
    </span>
  );
}
