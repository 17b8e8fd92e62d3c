import { IconMoodEmpty } from '@tabler/icons-react';
import { Navigate } from '@tanstack/react-router';
import { EmptyState } from '#platform/web/kit/empty-state.tsx';
import { useViewer } from '#platform/web/viewer.ts';
import { useWords } from '#platform/web/words.ts';
import { navigationOf } from './navigation.ts';
import { appWords } from './words.ts';

/** Where one begins: the first place of the navigation that one may open; before there is a branch, where one is opened. */
export default function HomeScreen() {
  const t = useWords(appWords);
  const { may, branches } = useViewer();
  if (branches.length === 0 && may('branch.write')) return <Navigate to={'/settings/branches' as never} replace />;
  const first = navigationOf(may).find(({ path }) => path !== '/settings');
  if (first) return <Navigate to={first.path as never} replace />;
  return <EmptyState icon={<IconMoodEmpty size={22} stroke={1.5} />} title={t('nothingForYou')} text={t('nothingForYouHint')} />;
}
