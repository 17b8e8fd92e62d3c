import { Button, Modal } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { z } from 'zod';
import { call, ProblemError } from '#platform/web/client.ts';
import { InstantText } from '#platform/web/kit/day.tsx';
import { Loaded } from '#platform/web/kit/loaded.tsx';
import { showProblem } from '#platform/web/notices.ts';
import { useRead } from '#platform/web/reads.ts';
import { useWords } from '#platform/web/words.ts';
import { type DocumentView, documentApi } from '../../api.ts';
import { documentWords } from '../words.ts';
import classes from './documents.module.css';

type Kept = z.output<typeof DocumentView>;

/** A new link each time it is wanted: one ends after five minutes. */
const linkTo = (id: string) =>
  call(documentApi, 'link', { params: { id } }).then(
    ({ path }) => path,
    (problem: unknown) => {
      if (problem instanceof ProblemError) showProblem(problem);
      return undefined;
    },
  );

/** One file: the picture itself, or a way to fetch it, and who looked at it. */
export function DocumentDialog({ document, close }: { document: Kept; close: () => void }) {
  const t = useWords(documentWords);
  const { id, name, kind, mediaType } = document;
  const views = useRead(documentApi, 'views', { params: { id } });
  const download = async () => {
    const path = await linkTo(id);
    if (path) window.location.assign(path);
  };
  return (
    <Modal opened onClose={close} title={`${t(kind)} · ${name}`} size="lg" centered closeButtonProps={{ 'aria-label': t('close') }}>
      {mediaType.startsWith('image/') && <Picture id={id} alt={`${t(kind)}: ${name}`} />}
      <Button onClick={() => void download()} variant="default" leftSection={<IconDownload size={16} aria-hidden />}>
        {t('download')}
      </Button>
      <h3 className={classes.seenTitle}>{t('seenBy')}</h3>
      <Loaded read={views}>
        {({ items }) =>
          items.length === 0 ? (
            <p className={classes.hint}>{t('seenByNobody')}</p>
          ) : (
            <ul className={classes.seen}>
              {items.map((one) => (
                <li key={`${one.at} ${one.name}`}>
                  <span>{one.name || '—'}</span>
                  <InstantText at={one.at} />
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Modal>
  );
}

function Picture({ id, alt }: { id: string; alt: string }) {
  const [path, setPath] = useState<string>();
  useEffect(() => {
    let left = false;
    void linkTo(id).then((found) => {
      if (!left) setPath(found);
    });
    return () => {
      left = true;
    };
  }, [id]);
  return <div className={classes.frame}>{path && <img className={classes.picture} src={path} alt={alt} />}</div>;
}
