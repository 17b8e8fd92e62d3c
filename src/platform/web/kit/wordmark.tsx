import classes from './wordmark.module.css';

/** The sign: an F that is a forecourt's roof on its pillar, with a wheel beneath. */
export const Sign = ({ size = 24 }: { size?: number }) => (
  <svg viewBox="0 0 24 24" width={size} height={size} aria-hidden="true" className={classes.sign}>
    <rect width="24" height="24" rx="6" className={classes.ground} />
    <path d="M7.5 18.2V8.6A1.6 1.6 0 0 1 9.1 7h9M7.5 12.8h5.6" className={classes.line} />
    <circle cx="16.1" cy="16.9" r="2.3" className={classes.wheel} />
  </svg>
);

/** Sign and name; the name gives way where there is no room, unless `full`. */
export const Wordmark = ({ full }: { full?: boolean }) => (
  <div className={classes.wordmark} data-full={full || undefined}>
    <Sign />
    <span className={classes.name}>Forecourt</span>
  </div>
);
