import { Button } from '@mantine/core';
import { useLocation } from '@tanstack/react-router';
import type { z } from 'zod';
import { PlainLink } from '#platform/web/kit/link.tsx';
import { useWords } from '#platform/web/words.ts';
import type { JourneyView } from '../../api.ts';
import { dealWords } from '../words.ts';

export type Action = NonNullable<z.output<typeof JourneyView>['action']>;

/** Where it is done: on the page of its document, of its booking's money, or where something new begins. */
function wayTo({ does, id, kind }: Action): string {
  if (does === 'WRITE_QUOTATION') return `/sales/quotation?dealId=${id}`;
  if (does === 'DRAW_CONTRACT') return `/sales/contracts/new?bookingId=${id}`;
  if (does === 'BOOK') return `/sales/bookings/new?quotationId=${id}`;
  if (does === 'ASK_DEPOSIT' || does === 'RECEIVE_PAYMENT') return `/sales/bookings/${id}/cash-book`;
  if (does === 'AGREE_HANDOVER') return `/sales/delivery/new?bookingId=${id}`;
  if (does === 'ISSUE_GATEPASS' || does === 'HAND_OVER') return `/sales/delivery/${id}`;
  if (does === 'PREPARE') return `/sales/preparation/${id}`;
  if (does.endsWith('_DEPOSIT')) return `/sales/deposits/${id}`;
  if (does === 'SIGN_CONTRACT' || does === 'COUNTERSIGN') return `/sales/contracts/${id}`;
  return `/sales/${kind === 'BOOKING' ? 'bookings' : 'quotations'}/${id}`;
}

/** The button that leads to what is to be done next; none on the very page where it is done. */
export function NextStep({ action }: { action: Action }) {
  const t = useWords(dealWords);
  const way = wayTo(action);
  const here = useLocation({ select: ({ pathname }) => pathname });
  if (way.split('?')[0] === here) return null;
  return (
    <Button component={PlainLink} to={way as never} size="xs">
      {t(action.does)}
    </Button>
  );
}
