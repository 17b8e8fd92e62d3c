import { Button } from '@mantine/core';
import { IconAlertTriangle, IconMapOff, IconRefresh } from '@tabler/icons-react';
import { useMemo } from 'react';
import { ProblemError } from '#platform/web/client.ts';
import { EmptyState } from '#platform/web/kit/empty-state.tsx';
import { PlainLink } from '#platform/web/kit/link.tsx';
import { useWords } from '#platform/web/words.ts';
import { appWords } from './words.ts';

/** There is no such page, or it is not yours to see. */
export function Missing() {
  const t = useWords(appWords);
  return (
    <div>
      <title>{`${t('missing')} · Forecourt`}</title>
      <EmptyState
        icon={<IconMapOff size={22} stroke={1.5} />}
        title={t('missing')}
        text={t('missingHint')}
        action={
          <Button component={PlainLink} to={'/' as never}>
            {t('toStart')}
          </Button>
        }
      />
    </div>
  );
}

const isOldVersion = (error: unknown) =>
  error instanceof TypeError && /dynamically imported|module script|Importing a module/i.test(error.message);

/** A screen broke: what to do, and a reference to quote. */
export function Broken({ error }: { error: unknown }) {
  const t = useWords(appWords);
  const own = useMemo(() => crypto.randomUUID().slice(0, 8), []);
  const old = isOldVersion(error);
  const problem = error instanceof ProblemError ? error : undefined;
  const hint = old ? t('newVersionHint') : (problem?.detail ?? t('brokenHint', { reference: problem?.reference ?? own }));
  return (
    <div>
      <EmptyState
        icon={old ? <IconRefresh size={22} stroke={1.5} /> : <IconAlertTriangle size={22} stroke={1.5} />}
        title={old ? t('newVersion') : t('broken')}
        text={hint}
        action={<Button onClick={() => window.location.reload()}>{t('loadAgain')}</Button>}
      />
    </div>
  );
}
