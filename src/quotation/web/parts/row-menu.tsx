import { ActionIcon, Menu } from '@mantine/core';
import { IconCalendarPlus, IconDots, IconEye, IconFileTypePdf, IconMail, IconPencil, IconTrash } from '@tabler/icons-react';
import { fileUrl } from '#platform/web/client.ts';
import { PlainLink } from '#platform/web/kit/link.tsx';
import { useLanguage } from '#platform/web/language.ts';
import { useWords } from '#platform/web/words.ts';
import { type QuotationRow, quotationApi } from '../../api.ts';
import { quotationWords } from '../words.ts';
import { bookingPath, editPath } from './paths.ts';

export type RowAction = { do: 'send' | 'delete'; row: QuotationRow };
type Props = { row: QuotationRow; act: (action: RowAction) => void };

const icon = { size: 16, stroke: 1.75 } as const;

/** What can be done with a row, of what its moves allow (R3: view, edit, send, convert, delete). */
export function RowMenu({ row, act }: Props) {
  const t = useWords(quotationWords);
  const locale = useLanguage();
  const may = (move: string) => row.moves.some((one) => one.move === move && one.blockedBy === null);
  const edit = editPath(row);
  return (
    <Menu position="bottom-end" width={220} shadow="md" withinPortal withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <ActionIcon aria-label={t('actionsOf', { number: row.quoteNumber })}>
          <IconDots size={18} stroke={1.75} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item component={PlainLink} to={`/sales/quotations/${row.id}`} leftSection={<IconEye {...icon} />}>
          {t('view')}
        </Menu.Item>
        {edit && (
          <Menu.Item component={PlainLink} to={edit} leftSection={<IconPencil {...icon} />}>
            {t('edit')}
          </Menu.Item>
        )}
        <Menu.Item
          component="a"
          href={fileUrl(quotationApi, 'pdf', { params: { id: row.id }, query: { locale } })}
          target="_blank"
          leftSection={<IconFileTypePdf {...icon} />}
        >
          {t('pdf')}
        </Menu.Item>
        {may('send') && (
          <Menu.Item leftSection={<IconMail {...icon} />} onClick={() => act({ do: 'send', row })}>
            {t('send')}
          </Menu.Item>
        )}
        {may('convert') && (
          <Menu.Item component={PlainLink} to={bookingPath(row)} leftSection={<IconCalendarPlus {...icon} />}>
            {t('convert')}
          </Menu.Item>
        )}
        {may('delete') && (
          <Menu.Item color="red" leftSection={<IconTrash {...icon} />} onClick={() => act({ do: 'delete', row })}>
            {t('delete')}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
