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
  AND (allocation IS NULL OR status IN ('APPROVED', 'COMPLETED')));
