import { lazy, Suspense, useEffect, useState } from 'react';
import { noticesWanted } from '#platform/web/notices.ts';

const Notices = lazy(() => import('./notices.tsx'));

/** Loads the corner of notices with the first notice. */
export function NoticesLoader() {
  const [wanted, setWanted] = useState(false);
  useEffect(() => {
    const want = () => setWanted(true);
    noticesWanted.addEventListener('wanted', want);
    return () => noticesWanted.removeEventListener('wanted', want);
  }, []);
  return (
    wanted && (
      <Suspense>
        <Notices />
      </Suspense>
    )
  );
}
