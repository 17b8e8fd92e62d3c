import { Text } from '@mantine/core';
import { Loaded } from '#platform/web/kit/loaded.tsx';
import { Screen } from '#platform/web/kit/screen.tsx';
import { useRead } from '#platform/web/reads.ts';
import { useRecordId } from '#platform/web/view.ts';
import { useViewer } from '#platform/web/viewer.ts';
import { useWords } from '#platform/web/words.ts';
import { branchApi } from '../api.ts';
import { BranchForm } from './parts/branch-form.tsx';
import { branchWords } from './words.ts';

/** One branch and what it decides for itself. */
export default function BranchScreen() {
  const t = useWords(branchWords);
  const { may } = useViewer();
  const id = useRecordId();
  const read = useRead(branchApi, 'get', { params: { id } });
  return (
    <Screen
      title={read.data?.name ?? t('branch')}
      subtitle={read.data?.address}
      back={{ to: '/settings/branches', label: t('branches') }}
      width="narrow"
    >
      <Loaded read={read}>
        {(branch) => (
          <>
            {!may('branch.write') && (
              <Text size="sm" c="dimmed">
                {t('cannotChange')}
              </Text>
            )}
            <BranchForm key={branch.id} branch={branch} readOnly={!may('branch.write')} />
          </>
        )}
      </Loaded>
    </Screen>
  );
}
