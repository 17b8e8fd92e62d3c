import { Notifications, notifications } from '@mantine/notifications';
import { useEffect } from 'react';
import '@mantine/core/styles/Notification.layer.css';
import '@mantine/notifications/styles.layer.css';
import { kitWords } from '#platform/web/kit/words.ts';
import { drawNotices } from '#platform/web/notices.ts';
import { wordsNow } from '#platform/web/words.ts';

/** The corner where notices stand. */
export default function Notices() {
  useEffect(() => {
    drawNotices((notice) =>
      notifications.show({ withBorder: true, closeButtonProps: { 'aria-label': wordsNow(kitWords)('close') }, ...notice }),
    );
    return () => drawNotices(undefined);
  }, []);
  return <Notifications position="bottom-right" limit={4} zIndex={400} />;
}
