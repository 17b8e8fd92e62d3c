import { Loaded } from '#platform/web/kit/loaded.tsx';
import { useRead } from '#platform/web/reads.ts';
import { useView } from '#platform/web/view.ts';
import { useViewer } from '#platform/web/viewer.ts';
import { quotationApi } from '#quotation/api.ts';
import { NewBookingView } from './parts/booking-view.ts';
import { ConversionForm } from './parts/conversion-form.tsx';
import { DirectForm } from './parts/direct-form.tsx';

/** A new booking: from a quotation, taken over as it is, or direct. */
export default function NewBookingScreen() {
  const { branch } = useViewer();
  const [{ quotationId, customerId, versionId }] = useView(NewBookingView);
  const read = useRead(quotationApi, 'get', { params: { id: quotationId ?? '' } }, { when: Boolean(quotationId) });
  if (!quotationId) return <DirectForm key={branch.id} branch={branch} customerId={customerId} versionId={versionId} />;
  return <Loaded read={read}>{(quotation) => <ConversionForm quotation={quotation} />}</Loaded>;
}
