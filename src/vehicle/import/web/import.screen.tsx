import { useState } from 'react';
import { Screen } from '#platform/web/kit/screen.tsx';
import { useViewer } from '#platform/web/viewer.ts';
import { useWords } from '#platform/web/words.ts';
import { ChooseFile } from './parts/choose-file.tsx';
import { Columns } from './parts/columns.tsx';
import { Done } from './parts/done.tsx';
import { Rows } from './parts/rows.tsx';
import { useImport } from './parts/use-import.ts';
import { importWords } from './words.ts';

/** Cars from the maker's list: a file is dropped, its columns told apart, each row shown with what it will do, then done. */
export default function ImportScreen() {
  const t = useWords(importWords);
  const { branch, branches, may } = useViewer();
  const yards = branches.filter(({ id }) => may('vehicle.write', id));
  const [branchId, setBranchId] = useState(yards.find(({ id }) => id === branch.id)?.id ?? yards[0]?.id ?? branch.id);
  const steps = useImport(branchId);
  const { file, preview, done } = steps;
  return (
    <Screen title={t('title')} back={{ to: '/sales/inventory', label: t('inventory') }} subtitle={file?.name}>
      {done ? (
        <Done done={done} again={steps.leave} />
      ) : preview ? (
        <>
          <Columns preview={preview} choose={steps.choose} busy={steps.busy} />
          {preview.missing.length === 0 && (
            <Rows preview={preview} apply={steps.apply} leave={steps.leave} busy={steps.busy} problem={steps.problem} />
          )}
        </>
      ) : (
        <ChooseFile
          yards={yards}
          branchId={branchId}
          setBranchId={setBranchId}
          open={steps.open}
          reading={file?.name}
          problem={steps.problem}
        />
      )}
    </Screen>
  );
}
