import { Button } from '@mantine/core';
import { useWords } from '#platform/web/words.ts';
import { pricebookWords } from '../words.ts';

/** Takes away what has not begun; what is in force is ended by its last day instead. */
export function RemoveButton({ remove, running }: { remove: () => void; running: boolean }) {
  const t = useWords(pricebookWords);
  return (
    <Button variant="subtle" color="red" onClick={remove} loading={running}>
      {t('remove')}
    </Button>
  );
}
