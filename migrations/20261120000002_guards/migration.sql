-- platform: events are only ever added
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = '42501';
END $$;--> statement-breakpoint
CREATE TRIGGER events_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON events
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();--> statement-breakpoint

-- customer
ALTER TABLE customer_groups ADD CONSTRAINT customer_groups_one_discount
  CHECK (num_nonnulls(discount_bp, discount_amount) = 1 AND coalesce(discount_bp, 0) BETWEEN 0 AND 10000 AND coalesce(discount_amount, 0) >= 0);--> statement-breakpoint
ALTER TABLE customers ADD CONSTRAINT customers_phone_e164 CHECK (phone ~ '^\+[1-9][0-9]{6,14}$');--> statement-breakpoint
-- Customers whose folded name is alike by at least that similarity (0 to 1), by the trigram index; planned only when it is run.
CREATE FUNCTION customers_alike(wanted text, at_least real) RETURNS SETOF customers LANGUAGE plpgsql STABLE AS $$
BEGIN
  PERFORM set_config('pg_trgm.similarity_threshold', at_least::text, true);
  RETURN QUERY SELECT * FROM customers WHERE name_folded % wanted;
END $$;--> statement-breakpoint

-- pricebook
ALTER TABLE cash_prices ADD CONSTRAINT cash_prices_no_overlap EXCLUDE USING gist
  (version_id WITH =, branch_id WITH =, price_list_code WITH =, daterange(effective_on, last_on, '[]') WITH &&);--> statement-breakpoint
ALTER TABLE cash_prices ADD CONSTRAINT cash_prices_sane
  CHECK (salesman_price > 0 AND retail_price > 0 AND fixed_price > 0 AND (last_on IS NULL OR last_on >= effective_on));--> statement-breakpoint
ALTER TABLE promotions ADD CONSTRAINT promotions_no_overlap EXCLUDE USING gist
  (version_id WITH =, branch_id WITH =, daterange(first_on, last_on, '[]') WITH &&);--> statement-breakpoint
ALTER TABLE promotions ADD CONSTRAINT promotions_sane CHECK (amount > 0 AND last_on >= first_on);--> statement-breakpoint
ALTER TABLE fee_rules ADD CONSTRAINT fee_rules_no_overlap EXCLUDE USING gist
  (rule_set WITH =, kind WITH =, (CASE WHEN kind = 'OTHER' THEN code ELSE '' END) WITH =,
   (coalesce(area, '')) WITH =, (coalesce(fuel, '')) WITH =, (coalesce(body, '')) WITH =,
   (int8range(price_from, price_to, '[)')) WITH &&, daterange(first_on, last_on, '[]') WITH &&);--> statement-breakpoint
ALTER TABLE fee_rules ADD CONSTRAINT fee_rules_one_formula
  CHECK (num_nonnulls(rate_bp, amount) = 1 AND coalesce(rate_bp, 0) BETWEEN 0 AND 10000 AND coalesce(amount, 0) >= 0 AND (last_on IS NULL OR last_on >= first_on));--> statement-breakpoint
ALTER TABLE plans ADD CONSTRAINT plans_sane
  CHECK (installment_price > 0 AND installment_advance >= 0 AND duration_months BETWEEN 1 AND 120 AND monthly_installment > 0
    AND installment_advance < installment_price);--> statement-breakpoint
ALTER TABLE item_prices ADD CONSTRAINT item_prices_sane CHECK (price >= 0);--> statement-breakpoint

-- vehicle: a held, allocated or sold car has its booking, a free one has none, a demo car never has one
ALTER TABLE vehicles ADD CONSTRAINT vehicles_one_holder
  CHECK ((status IN ('HELD', 'ALLOCATED', 'SOLD')) = (booking_id IS NOT NULL));--> statement-breakpoint
ALTER TABLE vehicles ADD CONSTRAINT vehicles_demo_free CHECK (NOT demo OR booking_id IS NULL);--> statement-breakpoint
ALTER TABLE vehicles ADD CONSTRAINT vehicles_held_until CHECK ((status = 'HELD') = (held_until IS NOT NULL));--> statement-breakpoint
ALTER TABLE vehicles ADD CONSTRAINT vehicles_vin_letters CHECK (vin ~ '^[A-HJ-NPR-Z0-9]{17}$');--> statement-breakpoint
ALTER TABLE vehicles ADD CONSTRAINT vehicles_arrived CHECK (status = 'IN_TRANSIT' OR arrived_on IS NOT NULL);--> statement-breakpoint

-- quotation: the stored total is the sum of its parts
ALTER TABLE quotations ADD CONSTRAINT quotations_total CHECK (
  total_price = base_price + accessories_total + services_total + insurance + registration_tax + registration + other_fees
    - group_discount - discount - promotion_value
  AND total_price >= 0 AND quantity > 0);--> statement-breakpoint
-- The branch's oldest customer of a phone, seen as it is once everyone who asks for the same phone has finished.
CREATE FUNCTION customer_of_phone(branch uuid, number text, asked text) RETURNS customers
  LANGUAGE plpgsql VOLATILE AS $$
DECLARE
  found customers;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended(branch || ' ' || coalesce(asked, ''), 13));
  SELECT * INTO found FROM customers c WHERE c.branch_id = branch AND c.phone = number ORDER BY c.created_at, c.id LIMIT 1;
  RETURN found;
END $$;--> statement-breakpoint

-- booking
ALTER TABLE vehicles ADD CONSTRAINT vehicles_booking FOREIGN KEY (booking_id) REFERENCES bookings (id) DEFERRABLE INITIALLY DEFERRED;--> statement-breakpoint
ALTER TABLE bookings ADD CONSTRAINT bookings_sane CHECK (total_price >= 0 AND deposit_due BETWEEN 0 AND total_price AND quantity > 0
  AND (allocation IS NULL OR status IN ('APPROVED', 'COMPLETED')));--> statement-breakpoint

-- document: what was kept is neither changed nor forgotten
ALTER TABLE documents ADD CONSTRAINT documents_sane CHECK (bytes > 0 AND sha256 ~ '^[0-9a-f]{64}$');--> statement-breakpoint
CREATE TRIGGER documents_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON documents
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();--> statement-breakpoint

-- preparation: a number plate with its day, an insurance whole, a ready car with its instant, an inspection always
ALTER TABLE preparations ADD CONSTRAINT preparations_sane CHECK ((registration_number IS NULL) = (registered_on IS NULL)
  AND num_nonnulls(insurance_provider, policy_number, insurance_cover, insured_from, insured_to) IN (0, 5)
  AND (insured_to IS NULL OR insured_to >= insured_from) AND (status <> 'READY' OR ready_at IS NOT NULL));--> statement-breakpoint
ALTER TABLE preparation_tasks ADD CONSTRAINT preparation_tasks_sane CHECK ((status = 'NOT_NEEDED') = (reason IS NOT NULL)
  AND (status = 'PENDING') = (settled_at IS NULL) AND (kind <> 'INSPECTION' OR status <> 'NOT_NEEDED'));--> statement-breakpoint

-- platform: a number without a gap is the counter's next; the row stays locked until the transaction ends
CREATE FUNCTION take_statutory_number(text, text, int) RETURNS text LANGUAGE sql VOLATILE AS $$
  INSERT INTO statutory_counters AS c (series, scope, year, last) VALUES ($1, $2, $3, 1)
  ON CONFLICT (series, scope, year) DO UPDATE SET last = c.last + 1
  RETURNING c.series || '-' || c.year || '-' || CASE WHEN c.last < 10000 THEN lpad(c.last::text, 4, '0') ELSE c.last::text END
$$;--> statement-breakpoint

-- payment: never more than is owed, nor more refunded than was received, nor of the deposit but as a deposit
ALTER TABLE cash_books ADD CONSTRAINT cash_books_owed CHECK (received - refunded + committed + traded_in <= asked);--> statement-breakpoint
ALTER TABLE cash_books ADD CONSTRAINT cash_books_refunded CHECK (refunded >= 0 AND deposited >= 0 AND received - refunded >= deposited);--> statement-breakpoint
ALTER TABLE cash_books ADD CONSTRAINT cash_books_committed CHECK (committed >= 0 AND traded_in >= 0 AND (committed = 0 OR lender <> ''));--> statement-breakpoint
ALTER TABLE deposits ADD CONSTRAINT deposits_sane CHECK (amount > 0 AND (confirmed_by IS NULL) = (confirmed_at IS NULL)
  AND (status <> 'CONFIRMED' OR (confirmed_at IS NOT NULL AND proof_id IS NOT NULL)) AND (status <> 'REFUNDED' OR confirmed_at IS NOT NULL));--> statement-breakpoint
ALTER TABLE payments ADD CONSTRAINT payments_sane CHECK (amount > 0 AND (kind = 'REFUND') = (receipt_number IS NULL)
  AND (kind <> 'DEPOSIT' OR deposit_id IS NOT NULL));--> statement-breakpoint
CREATE TRIGGER payments_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON payments
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();--> statement-breakpoint

-- contract: what is signed has its SHA-256 and keeps its terms; a signature is only made void, once
ALTER TABLE contracts ADD CONSTRAINT contracts_signed CHECK (
  CASE WHEN status = 'DRAFT' THEN num_nonnulls(content_hash, copy_id, copy_hash, signed_at) = 0
    WHEN status IN ('SIGNED', 'APPROVED', 'COMPLETED') THEN num_nulls(content_hash, copy_id, copy_hash, signed_at) = 0
    ELSE status = 'CANCELLED' END);--> statement-breakpoint
ALTER TABLE contracts ADD CONSTRAINT contracts_sane CHECK (trade_in_value >= 0 AND coalesce(lender_amount, 0) >= 0
  AND (terms = 'BANK') = (lender IS NOT NULL) AND (terms = 'BANK') = (lender_amount IS NOT NULL));--> statement-breakpoint
CREATE FUNCTION keep_signed_terms() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.status IN ('SIGNED', 'APPROVED', 'COMPLETED') AND (NEW.locale, NEW.terms, NEW.lender, NEW.lender_amount, NEW.lender_approved,
      NEW.trade_in, NEW.trade_in_value, NEW.delivery_on, NEW.conditions, NEW.booking_id, NEW.contract_number)
    IS DISTINCT FROM (OLD.locale, OLD.terms, OLD.lender, OLD.lender_amount, OLD.lender_approved,
      OLD.trade_in, OLD.trade_in_value, OLD.delivery_on, OLD.conditions, OLD.booking_id, OLD.contract_number) THEN
    RAISE EXCEPTION 'the terms of a signed contract do not change' USING ERRCODE = '42501';
  END IF;
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER contracts_keep_signed_terms BEFORE UPDATE ON contracts FOR EACH ROW EXECUTE FUNCTION keep_signed_terms();--> statement-breakpoint
CREATE FUNCTION keep_signature() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.voided_at IS NULL AND NEW.voided_at IS NOT NULL
    AND to_jsonb(NEW) - 'voided_at' - 'void_reason' = to_jsonb(OLD) - 'voided_at' - 'void_reason' THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'a signature is only made void' USING ERRCODE = '42501';
END $$;--> statement-breakpoint
CREATE TRIGGER contract_signatures_kept BEFORE UPDATE OR DELETE ON contract_signatures FOR EACH ROW EXECUTE FUNCTION keep_signature();--> statement-breakpoint
CREATE TRIGGER contract_signatures_not_emptied BEFORE TRUNCATE ON contract_signatures FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();--> statement-breakpoint

-- notification: what waits is due some day, what was sent has its instant, what was not has a reason
ALTER TABLE messages ADD CONSTRAINT messages_sane CHECK ((status = 'WAITING') = (due_at IS NOT NULL)
  AND (status = 'SENT') = (sent_at IS NOT NULL) AND (status NOT IN ('NOT_SENT', 'FAILED') OR reason IS NOT NULL));--> statement-breakpoint

-- invoice: comes to the sum of its parts, and is only ever added
ALTER TABLE invoices ADD CONSTRAINT invoices_sane CHECK (total = taxable + tax + fees + round_off AND total >= 0 AND quantity > 0
  AND jsonb_array_length(cars) >= quantity);--> statement-breakpoint
CREATE TRIGGER invoices_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON invoices
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();--> statement-breakpoint
ALTER TABLE credit_notes ADD CONSTRAINT credit_notes_sane CHECK (total >= 0 AND owed_back BETWEEN 0 AND total);--> statement-breakpoint
CREATE TRIGGER credit_notes_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON credit_notes
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();--> statement-breakpoint

-- delivery: delivered means when, by whom and with which certificate; a pass is used once, with its instant, and then never changes
ALTER TABLE deliveries ADD CONSTRAINT deliveries_sane CHECK (
  (status = 'DELIVERED') = (delivered_at IS NOT NULL) AND (status = 'DELIVERED') = (certificate_hash IS NOT NULL)
  AND num_nonnulls(delivered_at, delivered_by, certificate_id, certificate_hash) IN (0, 4)
  AND (satisfaction IS NULL OR satisfaction BETWEEN 1 AND 5));--> statement-breakpoint
ALTER TABLE gatepasses ADD CONSTRAINT gatepasses_sane CHECK ((status = 'USED') = (used_at IS NOT NULL)
  AND (used_at IS NULL) = (used_by IS NULL) AND (status = 'VOID') = (void_reason IS NOT NULL)
  AND (status = 'VOID') = (voided_at IS NOT NULL));--> statement-breakpoint
CREATE FUNCTION keep_gatepass() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.status = 'ISSUED' AND to_jsonb(NEW) - ARRAY['status', 'used_by', 'used_at', 'void_reason', 'voided_by', 'voided_at']
    = to_jsonb(OLD) - ARRAY['status', 'used_by', 'used_at', 'void_reason', 'voided_by', 'voided_at'] THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'a gatepass is used or made void once' USING ERRCODE = '42501';
END $$;--> statement-breakpoint
CREATE TRIGGER gatepasses_keep BEFORE UPDATE OR DELETE ON gatepasses FOR EACH ROW EXECUTE FUNCTION keep_gatepass();--> statement-breakpoint
CREATE FUNCTION keep_delivery() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.status <> 'SCHEDULED' THEN
    RAISE EXCEPTION 'what was handed over stays as it was signed' USING ERRCODE = '42501';
  END IF;
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER deliveries_keep BEFORE UPDATE ON deliveries FOR EACH ROW EXECUTE FUNCTION keep_delivery();--> statement-breakpoint
CREATE FUNCTION keep_delivery_signature() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a signature of a handover does not change' USING ERRCODE = '42501';
END $$;--> statement-breakpoint
CREATE TRIGGER delivery_signatures_keep BEFORE UPDATE OR DELETE ON delivery_signatures
  FOR EACH ROW EXECUTE FUNCTION keep_delivery_signature();
