import { type ReactNode, useEffect, useState } from 'react';

/** Shows its content only after 200 ms, so that a quick answer makes nothing flash. */
export function Late({ children }: { children: ReactNode }) {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 200);
    return () => clearTimeout(timer);
  }, []);
  return late ? children : null;
}
