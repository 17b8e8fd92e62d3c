import { ActionIcon, Combobox, Input, Loader, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconPlus, IconSearch, IconX } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useRead } from '#platform/web/reads.ts';
import { useViewer } from '#platform/web/viewer.ts';
import { useWords } from '#platform/web/words.ts';
import { type CustomerRow, customerApi } from '../../api.ts';
import { showPhone } from '../../domain/customer.ts';
import { customerWords } from '../words.ts';
import classes from './customer-search.module.css';
import { NewCustomer } from './new-customer.tsx';

type Props = {
  /** The customer's id; `{...form.getInputProps('customerId')}` fits. */
  value?: string | null | undefined;
  onChange: (id: string | null) => void;
  /** Told the whole customer whenever another one is chosen. */
  onCustomer?: (customer: CustomerRow | null) => void;
  branchId: string;
  /** Somebody who is not there is noted by the form around it, from what was typed, instead of here. */
  onNew?: (typed: string) => void;
  label?: string;
  error?: ReactNode;
  required?: boolean;
  readOnly?: boolean;
  'data-path'?: string;
};

/**
 * Chooses a customer of the branch by name without accents, phone in any spelling or e-mail; whoever is not there is
 * noted on the spot. Arrows and Enter do it all.
 */
export function CustomerSearch({
  value,
  onChange,
  onCustomer,
  branchId,
  onNew,
  label,
  error,
  required,
  readOnly,
  'data-path': path,
}: Props) {
  const t = useWords(customerWords);
  const [known, setKnown] = useState<CustomerRow>();
  const [adding, setAdding] = useState<string>();
  const field = useRef<HTMLInputElement>(null);
  const read = useRead(customerApi, 'get', { params: { id: value ?? '' } }, { when: Boolean(value) && known?.id !== value });
  const chosen = value ? (known?.id === value ? known : read.data) : undefined;

  const choose = (customer: CustomerRow | null) => {
    setKnown(customer ?? undefined);
    setAdding(undefined);
    onChange(customer?.id ?? null);
    onCustomer?.(customer);
    if (!customer) requestAnimationFrame(() => field.current?.focus());
  };

  if (chosen) return <Chosen customer={chosen} label={label ?? t('customer')} {...(readOnly ? {} : { clear: () => choose(null) })} />;
  if (adding !== undefined) return <NewCustomer typed={adding} branchId={branchId} choose={choose} leave={() => setAdding(undefined)} />;
  return (
    <SearchBox
      field={field}
      branchId={branchId}
      choose={choose}
      add={onNew ?? setAdding}
      label={label ?? t('customer')}
      error={error}
      {...(required ? { required } : {})}
      {...(path ? { path } : {})}
    />
  );
}

const about = (customer: CustomerRow) =>
  [showPhone(customer.phone), customer.email, customer.groupName].filter((one): one is string => Boolean(one));

const Chosen = ({ customer, label, clear }: { customer: CustomerRow; label: string; clear?: () => void }) => {
  const t = useWords(customerWords);
  return (
    <Input.Wrapper label={label} labelElement="div">
      <div className={classes.chosen}>
        <div>
          <strong className={classes.name}>{customer.name}</strong>
          <span className={classes.about}>
            {about(customer).map((one) => (
              <span key={one}>{one}</span>
            ))}
          </span>
        </div>
        {clear && (
          <ActionIcon aria-label={t('changeCustomer')} title={t('changeCustomer')} onClick={clear}>
            <IconX size={16} stroke={1.75} />
          </ActionIcon>
        )}
      </div>
    </Input.Wrapper>
  );
};

type BoxProps = {
  field: React.RefObject<HTMLInputElement | null>;
  branchId: string;
  choose: (customer: CustomerRow) => void;
  add: (typed: string) => void;
  label: string;
  error: ReactNode;
  required?: boolean;
  path?: string;
};

function SearchBox({ field, branchId, choose, add, label, error, required, path }: BoxProps) {
  const t = useWords(customerWords);
  const { may } = useViewer();
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const [typed, setTyped] = useState('');
  const words = typed.trim();
  const [asked] = useDebouncedValue(words, 150);
  const read = useRead(customerApi, 'list', { query: { q: asked, limit: 8, branchId } }, { when: asked.length >= 2, keep: true });
  const found = words.length >= 2 ? (read.data?.items ?? []) : [];
  const settled = asked === words && !read.isFetching;
  const select = combobox.selectFirstOption;
  const answered = settled && words.length >= 2 ? `${found.length} ${words}` : undefined;
  useEffect(() => {
    if (answered) select();
  }, [answered, select]);

  const submit = (option: string) => {
    combobox.closeDropdown();
    if (option === 'new') return add(words);
    const customer = found.find(({ id }) => id === option);
    if (customer) choose(customer);
  };
  return (
    <Combobox store={combobox} onOptionSubmit={submit} withinPortal>
      <Combobox.Target>
        <TextInput
          ref={field}
          label={label}
          placeholder={t('findHint')}
          error={error}
          autoComplete="off"
          leftSection={<IconSearch size={16} stroke={1.75} />}
          rightSection={words.length >= 2 && !settled ? <Loader size={14} /> : undefined}
          value={typed}
          {...(required ? { required } : {})}
          {...(path ? { 'data-path': path } : {})}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            combobox.openDropdown();
          }}
          onFocus={() => words && combobox.openDropdown()}
          onClick={() => combobox.openDropdown()}
          onBlur={() => combobox.closeDropdown()}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={words.length < 2}>
        <Combobox.Options className={classes.options}>
          {found.map((customer) => (
            <Combobox.Option value={customer.id} key={customer.id} className={classes.item ?? ''}>
              <span className={classes.option}>
                <span className={classes.optionName}>{customer.name}</span>
                <span className={classes.optionAbout}>{about(customer).join(' · ')}</span>
              </span>
            </Combobox.Option>
          ))}
          {found.length === 0 && <Combobox.Empty>{settled ? t('noneFound', { words }) : t('finding')}</Combobox.Empty>}
          {may('customer.write', branchId) && (
            <Combobox.Option value="new" key="new" className={classes.item ?? ''}>
              <span className={classes.add}>
                <IconPlus size={16} stroke={1.75} aria-hidden />
                {t('addNamed', { words })}
              </span>
            </Combobox.Option>
          )}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
