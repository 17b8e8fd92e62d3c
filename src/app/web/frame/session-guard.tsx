import { Modal, Text } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { SignInForm } from '#access/web/parts/sign-in-form.tsx';
import { whenSessionEnds } from '#platform/web/client.ts';
import { useWords } from '#platform/web/words.ts';
import { appWords } from '../words.ts';

/** When the session has ended, asks for the password over the page, so that nothing typed is lost; then what was asked is sent again. */
export function SessionGuard({ email }: { email: string }) {
  const t = useWords(appWords);
  const [asking, setAsking] = useState(false);
  const waiting = useRef<(() => void)[]>([]);
  useEffect(() => {
    whenSessionEnds(
      () =>
        new Promise((back) => {
          waiting.current.push(back);
          setAsking(true);
        }),
    );
    return () => whenSessionEnds(undefined);
  }, []);
  const back = (signedIn: string) => {
    if (signedIn.toLowerCase() !== email.toLowerCase()) {
      window.location.assign('/');
      return;
    }
    setAsking(false);
    for (const goOn of waiting.current.splice(0)) goOn();
  };
  return (
    <Modal
      opened={asking}
      zIndex={500}
      onClose={() => undefined}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      title={t('sessionEnded')}
      centered
    >
      <Text size="sm" c="dimmed" mb="md">
        {t('sessionEndedHint')}
      </Text>
      <SignInForm email={email} done={back} />
    </Modal>
  );
}
