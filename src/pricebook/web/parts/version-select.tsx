import { Select } from '@mantine/core';
import type { ReactNode } from 'react';
import { catalogueApi } from '#catalogue/api.ts';
import { useRead } from '#platform/web/reads.ts';
import { useWords } from '#platform/web/words.ts';
import { pricebookWords } from '../words.ts';

type Props = {
  value?: string | null;
  onChange: (versionId: string | null) => void;
  error?: ReactNode;
  'data-autofocus'?: boolean;
};

/** Which version a price is for: typed or chosen, in the order of the catalogue. */
export function VersionSelect(props: Props) {
  const t = useWords(pricebookWords);
  const read = useRead(catalogueApi, 'tree');
  const data = (read.data?.models ?? []).map((model) => ({
    group: `${model.make} ${model.name}`,
    items: model.versions.map(({ id, name, year }) => ({ value: id, label: `${model.name} ${name} (${year})` })),
  }));
  return <Select label={t('version')} placeholder={t('chooseVersion')} data={data} searchable {...props} />;
}
