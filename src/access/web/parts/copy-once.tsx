import { Button, CopyButton, Stack, Text, TextInput } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useWords } from '#platform/web/words.ts';
import { accessWords } from '../words.ts';
import classes from './person.module.css';

/** A secret that is shown this one time, to be copied. */
export function CopyOnce({ hint, text, done }: { hint: string; text: string; done: () => void }) {
  const t = useWords(accessWords);
  return (
    <Stack gap={16}>
      <Text size="sm">{hint}</Text>
      <div className={classes.secret}>
        <TextInput readOnly value={text} aria-label={hint} onFocus={(event) => event.currentTarget.select()} />
        <CopyButton value={text}>
          {({ copied, copy }) => (
            <Button variant="default" size="sm" leftSection={copied ? <IconCheck size={16} /> : <IconCopy size={16} />} onClick={copy}>
              {copied ? t('copied') : t('copy')}
            </Button>
          )}
        </CopyButton>
      </div>
      <div className={classes.foot}>
        <Button onClick={done}>{t('done')}</Button>
      </div>
    </Stack>
  );
}
