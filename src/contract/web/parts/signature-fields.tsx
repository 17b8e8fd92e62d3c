import { SegmentedControl, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ProblemError } from '#platform/web/client.ts';
import { useWords } from '#platform/web/words.ts';
import type { SigningWay } from '../../domain/contract.ts';
import { isSignature, type Strokes } from '../../domain/signature.ts';
import { contractWords } from '../words.ts';
import classes from './contract.module.css';
import { SignPad } from './sign-pad.tsx';

/** What somebody signs with: their hand, or the name they go by; `ready` once it is a signature, `given` as it is sent. */
export function useSignature(known: string) {
  const [how, setHow] = useState<SigningWay>('DRAWN');
  const [name, setName] = useState(known);
  const [strokes, setStrokes] = useState<Strokes>([]);
  const ready = name.trim() !== '' && (how === 'TYPED' || isSignature(strokes));
  return { how, setHow, name, setName, strokes, setStrokes, ready, given: { how, name, ...(how === 'DRAWN' ? { strokes } : {}) } };
}

type Props = { signature: ReturnType<typeof useSignature>; problem: ProblemError | undefined };

/** The fields of a signature, each with what is wrong with it. */
export function SignatureFields({ signature: { how, setHow, name, setName, strokes, setStrokes }, problem }: Props) {
  const t = useWords(contractWords);
  const at = (field: string) => problem?.violations.find((one) => one.at === field)?.says;
  return (
    <>
      <TextInput
        label={t('name')}
        value={name}
        error={at('/name')}
        maxLength={120}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <SegmentedControl
        fullWidth
        aria-label={t('how')}
        data={[
          { value: 'DRAWN', label: t('drawn') },
          { value: 'TYPED', label: t('typed') },
        ]}
        value={how}
        onChange={(way) => setHow(way === 'TYPED' ? 'TYPED' : 'DRAWN')}
      />
      {how === 'DRAWN' ? (
        <SignPad strokes={strokes} change={setStrokes} error={at('/strokes')} />
      ) : (
        <p className={classes.typed} aria-hidden="true">
          {name}
        </p>
      )}
    </>
  );
}
