import { dayOf } from '#branch/domain/branch.ts';
import { catalogueApi } from '#catalogue/api.ts';
import { ColorSwatches } from '#catalogue/web/parts/color-swatches.tsx';
import { VersionPicker } from '#catalogue/web/parts/version-picker.tsx';
import { Panel } from '#platform/web/kit/document-page.tsx';
import { Loaded } from '#platform/web/kit/loaded.tsx';
import { useRead } from '#platform/web/reads.ts';
import type { ViewerBranch } from '#platform/web/viewer.ts';
import { useWords } from '#platform/web/words.ts';
import { priceApi } from '#pricebook/api.ts';
import { proposedPrice } from '#pricebook/domain/pricebook.ts';
import { quotationWords } from '../words.ts';
import type { QuotationForm } from './form.ts';
import classes from './quotation-form.module.css';

type Props = { form: QuotationForm['form']; branch: ViewerBranch };

/** Model, version and colour; what each version costs here stands beside its name. */
export function CarPanel({ form, branch }: Props) {
  const t = useWords(quotationWords);
  const tree = useRead(catalogueApi, 'tree');
  const prices = usePrices(branch);
  const { versionId, colorId } = form.values;
  return (
    <Panel title={t('carPart')}>
      <Loaded read={tree}>
        {({ models, colors }) => {
          const versions = models.flatMap((model) => model.versions);
          const colorsOf = (id: string | null) => versions.find((version) => version.id === id)?.colorIds ?? [];
          const own = colorsOf(versionId);
          const choose = (id: string) => {
            const offered = colorsOf(id);
            const [only] = offered.length === 1 ? offered : [];
            form.setFieldValue('versionId', id);
            form.setFieldValue('unitPrice', null);
            if (only || (colorId && !offered.includes(colorId))) form.setFieldValue('colorId', only ?? null);
          };
          return (
            <div className={classes.stack} data-part="car">
              <VersionPicker
                models={models.filter(({ active }) => active)}
                value={versionId}
                onChange={choose}
                currency={branch.currency}
                {...(prices ? { priceOf: (id: string) => prices.get(id) } : {})}
                error={form.errors.versionId}
                data-path="versionId"
              />
              {own.length > 0 && (
                <ColorSwatches
                  colors={colors.filter(({ id }) => own.includes(id))}
                  value={colorId}
                  onChange={(id) => form.setFieldValue('colorId', id)}
                  error={form.errors.colorId}
                  data-path="colorId"
                />
              )}
            </div>
          );
        }}
      </Loaded>
    </Panel>
  );
}

/** What each version is proposed at here today. */
function usePrices({ id, timeZone }: ViewerBranch): Map<string, number> | undefined {
  const on = dayOf(Temporal.Now.instant(), timeZone);
  const read = useRead(priceApi, 'list', { query: { branchId: id, on, limit: 200 } });
  return read.data && new Map(read.data.items.map((price) => [price.versionId, proposedPrice(price)]));
}
