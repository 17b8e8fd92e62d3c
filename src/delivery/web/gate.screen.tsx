import { Button, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { Screen } from '#platform/web/kit/screen.tsx';
import { useGo } from '#platform/web/view.ts';
import { useWords } from '#platform/web/words.ts';
import classes from './parts/gate.module.css';
import { deliveryWords } from './words.ts';

/** The guard's only page: a number is typed, or the code is scanned with the phone's camera, which opens the pass. */
export default function GateScreen() {
  const t = useWords(deliveryWords);
  const go = useGo();
  const [shown, setShown] = useState('');
  const last = shown.trim().split('/').at(-1) ?? '';
  return (
    <Screen title={t('atGate')} width="narrow">
      <form
        className={classes.ask}
        onSubmit={(event) => {
          event.preventDefault();
          if (last) go(`/gate/${encodeURIComponent(last)}`);
        }}
      >
        <TextInput
          classNames={{ input: classes.number ?? '' }}
          label={t('passNumber')}
          description={t('passHint')}
          placeholder="GP-2026-0001"
          autoFocus
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          enterKeyHint="search"
          maxLength={120}
          value={shown}
          onChange={(event) => setShown(event.currentTarget.value)}
        />
        <Button type="submit" className={classes.big} disabled={!last} leftSection={<IconSearch size={22} aria-hidden />}>
          {t('look')}
        </Button>
      </form>
    </Screen>
  );
}
