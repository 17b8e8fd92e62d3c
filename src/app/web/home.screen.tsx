import { IconMoodEmpty } from '@tabler/icons-react';
import { Navigate } from '@tanstack/react-router';
import { branchApi } from '#branch/api.ts';
import { SetupChecklist } from '#branch/setup/web/parts/checklist.tsx';
import { EmptyState } from '#platform/web/kit/empty-state.tsx';
import { Loaded } from '#platform/web/kit/loaded.tsx';
import { useRead } from '#platform/web/reads.ts';
import { useViewer } from '#platform/web/viewer.ts';
import { useWords } from '#platform/web/words.ts';
import { navigationOf } from './navigation.ts';
import { appWords } from './words.ts';

/** Where one begins: at one's work; for an administrator, as long as the company lacks something, at what it lacks. */
export default function HomeScreen() {
  const { may } = useViewer();
  return may('branch.write') ? <AdministratorsHome /> : <FirstPlace />;
}

function AdministratorsHome() {
  const read = useRead(branchApi, 'setup');
  return (
    <Loaded read={read}>{({ steps }) => (steps.every(({ done }) => done) ? <FirstPlace /> : <SetupChecklist steps={steps} />)}</Loaded>
  );
}

/** The first place of the navigation that one may open. */
function FirstPlace() {
  const t = useWords(appWords);
  const { may } = useViewer();
  const first = navigationOf(may).find(({ path }) => path !== '/settings');
  if (first) return <Navigate to={first.path as never} replace />;
  return <EmptyState icon={<IconMoodEmpty size={22} stroke={1.5} />} title={t('nothingForYou')} text={t('nothingForYouHint')} />;
}
