CREATE TABLE "accounts" (
	"id" uuid PRIMARY KEY,
	"account_id" text NOT NULL,
	"provider_id" text NOT NULL,
	"user_id" uuid NOT NULL,
	"access_token" text,
	"refresh_token" text,
	"id_token" text,
	"access_token_expires_at" timestamp with time zone,
	"refresh_token_expires_at" timestamp with time zone,
	"scope" text,
	"password" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "api_keys" (
	"id" uuid PRIMARY KEY,
	"person_id" uuid NOT NULL,
	"label" text NOT NULL,
	"start" text NOT NULL,
	"hash" text NOT NULL UNIQUE,
	"created_at" timestamptz(3) NOT NULL,
	"ended_at" timestamptz(3),
	"last_used_at" timestamptz(3)
);
--> statement-breakpoint
CREATE TABLE "people" (
	"id" uuid PRIMARY KEY,
	"name" text NOT NULL,
	"email" text NOT NULL UNIQUE,
	"email_verified" boolean DEFAULT false NOT NULL,
	"image" text,
	"locale" text DEFAULT 'vi' NOT NULL,
	"disabled_at" timestamptz(3),
	"demo" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "person_roles" (
	"id" uuid PRIMARY KEY,
	"person_id" uuid NOT NULL,
	"role" text NOT NULL,
	"branch_id" uuid
);
--> statement-breakpoint
CREATE TABLE "rate_limits" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid(),
	"key" text NOT NULL UNIQUE,
	"count" integer NOT NULL,
	"last_request" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" uuid PRIMARY KEY,
	"user_id" uuid NOT NULL,
	"token" text NOT NULL UNIQUE,
	"expires_at" timestamp with time zone NOT NULL,
	"ip_address" text,
	"user_agent" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "verifications" (
	"id" uuid PRIMARY KEY,
	"identifier" text NOT NULL,
	"value" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "approval_requests" (
	"id" uuid PRIMARY KEY,
	"branch_id" uuid NOT NULL,
	"document" text NOT NULL,
	"document_id" uuid NOT NULL,
	"deal_id" uuid,
	"author_id" uuid NOT NULL,
	"content_hash" text NOT NULL,
	"facts" jsonb NOT NULL,
	"status" text NOT NULL,
	"created_at" timestamptz(3) NOT NULL,
	"decided_at" timestamptz(3)
);
--> statement-breakpoint
CREATE TABLE "approval_rules" (
	"id" uuid PRIMARY KEY,
	"branch_id" uuid,
	"name" text NOT NULL,
	"document" text NOT NULL,
	"type" text,
	"discount_above_bp" integer,
	"margin_below_bp" integer,
	"total_above" bigint,
	"level" integer NOT NULL,
	"role" text NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	"row_version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "approval_steps" (
	"id" uuid PRIMARY KEY,
	"request_id" uuid NOT NULL,
	"level" integer NOT NULL,
	"role" text NOT NULL,
	"rule" text NOT NULL,
	"because" jsonb NOT NULL,
	"decision" text,
	"reason" text,
	"decided_by" uuid,
	"decided_at" timestamptz(3)
);
--> statement-breakpoint
CREATE TABLE "booking_lines" (
	"id" uuid PRIMARY KEY,
	"booking_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"kind" text NOT NULL,
	"item_id" uuid,
	"label_en" text NOT NULL,
	"label_vi" text NOT NULL,
	"quantity" integer NOT NULL,
	"unit_price" bigint NOT NULL,
	"amount" bigint NOT NULL,
	"rule" text NOT NULL,
	"source" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "bookings" (
	"id" uuid PRIMARY KEY,
	"branch_id" uuid NOT NULL,
	"owner_id" uuid NOT NULL,
	"deal_id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"booking_number" text NOT NULL,
	"type" text NOT NULL,
	"reference_type" text NOT NULL,
	"quotation_id" uuid,
	"status" text NOT NULL,
	"allocation" text,
	"queued_at" timestamptz(3),
	"lapsed_at" timestamptz(3),
	"deposit_at" timestamptz(3),
	"currency" text NOT NULL,
	"customer_name" text NOT NULL,
	"customer_phone" text NOT NULL,
	"version_id" uuid NOT NULL,
	"color_id" uuid NOT NULL,
	"model" text NOT NULL,
	"version" text NOT NULL,
	"color" text NOT NULL,
	"quantity" integer NOT NULL,
	"registration_area" text DEFAULT '' NOT NULL,
	"total_price" bigint NOT NULL,
	"commission" bigint DEFAULT 0 NOT NULL,
	"facts" jsonb,
	"deposit_due" bigint NOT NULL,
	"plan" jsonb,
	"booked_on" date NOT NULL,
	"expected_on" date,
	"requests" text DEFAULT '' NOT NULL,
	"cancel_reason" text,
	"created_at" timestamptz(3) NOT NULL,
	"row_version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "branches" (
	"id" uuid PRIMARY KEY,
	"company_id" uuid NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"address" text NOT NULL,
	"phone" text,
	"currency" text NOT NULL,
	"time_zone" text NOT NULL,
	"locale" text NOT NULL,
	"country" text NOT NULL,
	"area" text NOT NULL,
	"settings" jsonb NOT NULL,
	"active" boolean DEFAULT true NOT NULL
);
--> statement-breakpoint
CREATE TABLE "companies" (
	"id" uuid PRIMARY KEY,
	"name" text NOT NULL,
	"tax_number" text,
	"created_at" timestamptz(3) NOT NULL
);
--> statement-breakpoint
CREATE TABLE "accessories" (
	"id" uuid PRIMARY KEY,
	"code" text NOT NULL,
	"group" text NOT NULL,
	"name_en" text NOT NULL,
	"name_vi" text NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	"row_version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "colors" (
	"id" uuid PRIMARY KEY,
	"name_en" text NOT NULL,
	"name_vi" text NOT NULL,
	"hex" text NOT NULL,
	"row_version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "models" (
	"id" uuid PRIMARY KEY,
	"make" text NOT NULL,
	"name" text NOT NULL,
	"body" text NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	"row_version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "service_packages" (
	"id" uuid PRIMARY KEY,
	"code" text NOT NULL,
	"name_en" text NOT NULL,
	"name_vi" text NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	"row_version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "version_colors" (
	"version_id" uuid,
	"color_id" uuid,
	CONSTRAINT "version_colors_pkey" PRIMARY KEY("version_id","color_id")
);
--> statement-breakpoint
CREATE TABLE "versions" (
	"id" uuid PRIMARY KEY,
	"model_id" uuid NOT NULL,
	"name" text NOT NULL,
	"year" integer NOT NULL,
	"fuel" text NOT NULL,
	"engine_cc" integer NOT NULL,
	"length_mm" integer NOT NULL,
	"seats" integer NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	"row_version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "contract_signatures" (
	"id" uuid PRIMARY KEY,
	"contract_id" uuid NOT NULL,
	"party" text NOT NULL,
	"how" text NOT NULL,
	"name" text NOT NULL,
	"strokes" jsonb,
	"at" timestamptz(3) NOT NULL,
	"actor_id" uuid,
	"ip" text NOT NULL,
	"user_agent" text NOT NULL,
	"pdf_sha256" text NOT NULL,
	"paper_id" uuid NOT NULL,
	"voided_at" timestamptz(3),
	"void_reason" text
);
--> statement-breakpoint
CREATE TABLE "contracts" (
	"id" uuid PRIMARY KEY,
	"branch_id" uuid NOT NULL,
	"owner_id" uuid NOT NULL,
	"deal_id" uuid NOT NULL,
	"booking_id" uuid NOT NULL,
	"contract_number" text NOT NULL,
	"status" text NOT NULL,
	"locale" text NOT NULL,
	"terms" text NOT NULL,
	"lender" text,
	"lender_amount" bigint,
	"lender_approved" boolean DEFAULT false NOT NULL,
	"trade_in" text DEFAULT '' NOT NULL,
	"trade_in_value" bigint DEFAULT 0 NOT NULL,
	"delivery_on" date NOT NULL,
	"conditions" text DEFAULT '' NOT NULL,
	"author_id" uuid NOT NULL,
	"editor_id" uuid NOT NULL,
	"content_hash" text,
	"copy_id" uuid,
	"copy_hash" text,
	"signed_at" timestamptz(3),
	"approved_at" timestamptz(3),
	"cancel_reason" text,
	"created_at" timestamptz(3) NOT NULL,
	"row_version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "customer_groups" (
	"id" uuid PRIMARY KEY,
	"branch_id" uuid NOT NULL,
	"name" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"discount_bp" integer,
	"discount_amount" bigint,
	"active" boolean DEFAULT true NOT NULL,
	"row_version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "customers" (
	"id" uuid PRIMARY KEY,
	"branch_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"name_folded" text GENERATED ALWAYS AS (fold(name)) STORED NOT NULL,
	"phone" text NOT NULL,
	"email" text,
	"tax_number" text,
	"address" text,
	"source" text,
	"notes" text DEFAULT '' NOT NULL,
	"group_id" uuid,
	"created_by" uuid,
	"created_at" timestamptz(3) NOT NULL,
	"row_version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "deals" (
	"id" uuid PRIMARY KEY,
	"branch_id" uuid NOT NULL,
	"owner_id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"title" text NOT NULL,
	"status" text NOT NULL,
	"lost_reason" text,
	"created_at" timestamptz(3) NOT NULL,
	"row_version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "deliveries" (
	"id" uuid PRIMARY KEY,
	"branch_id" uuid NOT NULL,
	"owner_id" uuid NOT NULL,
	"deal_id" uuid NOT NULL,
	"booking_id" uuid NOT NULL,
	"status" text NOT NULL,
	"scheduled_at" timestamptz(3) NOT NULL,
	"checked" jsonb NOT NULL,
	"handed_over" jsonb NOT NULL,
	"satisfaction" integer,
	"note" text DEFAULT '' NOT NULL,
	"certificate_id" uuid,
	"certificate_hash" text,
	"delivered_by" uuid,
	"delivered_at" timestamptz(3),
	"created_by" uuid NOT NULL,
	"created_at" timestamptz(3) NOT NULL,
	"row_version" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "delivery_signatures" (
	"id" uuid PRIMARY KEY,
	"delivery_id" uuid NOT NULL,
	"signer" text NOT NULL,
	"how" text NOT NULL,
	"name" text NOT NULL,
	"strokes" jsonb,
	"at" timestamptz(3) NOT NULL,
	"actor_id" uuid NOT NULL,
	"ip" text NOT NULL,
	"user_agent" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "gatepasses" (
	"id" uuid PRIMARY KEY,
	"branch_id" uuid NOT NULL,
	"owner_id" uuid NOT NULL,
	"deal_id" uuid NOT NULL,
	"booking_id" uuid NOT NULL,
	"delivery_id" uuid NOT NULL,
	"vehicle_id" uuid NOT NULL,
	"gatepass_number" text NOT NULL,
	"code_hash" text NOT NULL,
	"status" text NOT NULL,
	"issued_by" uuid NOT NULL,
	"issued_at" timestamptz(3) NOT NULL,
	"used_by" uuid,
	"used_at" timestamptz(3),
	"void_reason" text,
	"voided_by" uuid,
	"voided_at" timestamptz(3)
);
--> statement-breakpoint
CREATE TABLE "documents" (
	"id" uuid PRIMARY KEY,
	"branch_id" uuid NOT NULL,
	"owner_id" uuid NOT NULL,
	"deal_id" uuid,
	"subject" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"key" text NOT NULL,
	"media_type" text NOT NULL,
	"bytes" integer NOT NULL,
	"sha256" text NOT NULL,
	"uploaded_by" uuid,
	"created_at" timestamptz(3) NOT NULL
);
--> statement-breakpoint
CREATE TABLE "credit_notes" (
	"id" uuid PRIMARY KEY,
	"invoice_id" uuid NOT NULL,
	"branch_id" uuid NOT NULL,
	"credit_number" text NOT NULL,
	"issued_on" date NOT NULL,
	"reason" text NOT NULL,
	"total" bigint NOT NULL,
	"owed_back" bigint NOT NULL,
	"created_by" uuid,
	"created_at" timestamptz(3) NOT NULL
);
--> statement-breakpoint
CREATE TABLE "invoices" (
	"id" uuid PRIMARY KEY,
	"branch_id" uuid NOT NULL,
	"owner_id" uuid NOT NULL,
	"deal_id" uuid NOT NULL,
	"booking_id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"invoice_number" text NOT NULL,
	"booking_number" text NOT NULL,
	"issued_on" date NOT NULL,
	"currency" text NOT NULL,
	"seller" jsonb NOT NULL,
	"buyer" jsonb NOT NULL,
	"model" text NOT NULL,
	"version" text NOT NULL,
	"color_en" text NOT NULL,
	"color_vi" text NOT NULL,
	"quantity" integer NOT NULL,
	"cars" jsonb NOT NULL,
	"lines" jsonb NOT NULL,
	"taxable" bigint NOT NULL,
	"taxes" jsonb NOT NULL,
	"tax" bigint NOT NULL,
	"fees" bigint NOT NULL,
	"round_off" bigint NOT NULL,
	"total" bigint NOT NULL,
	"payments" jsonb NOT NULL,
	"paid" bigint NOT NULL,
	"committed" bigint NOT NULL,
	"traded_in" bigint DEFAULT 0 NOT NULL,
	"lender" text NOT NULL,
	"created_by" uuid,
	"created_at" timestamptz(3) NOT NULL
);
--> statement-breakpoint
CREATE TABLE "messages" (
	"id" uuid PRIMARY KEY,
	"branch_id" uuid NOT NULL,
	"deal_id" uuid NOT NULL,
	"event_id" uuid NOT NULL,
	"again_of" uuid,
	"kind" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"status" text NOT NULL,
	"reason" text,
	"customer_name" text NOT NULL,
	"address" text NOT NULL,
	"locale" text,
	"subject" text NOT NULL,
	"text" text NOT NULL,
	"tried" integer NOT NULL,
	"due_at" timestamptz(3),
	"created_at" timestamptz(3) NOT NULL,
	"sent_at" timestamptz(3)
);
--> statement-breakpoint
CREATE TABLE "cash_books" (
	"booking_id" uuid PRIMARY KEY,
	"branch_id" uuid NOT NULL,
	"asked" bigint NOT NULL,
	"received" bigint NOT NULL,
	"refunded" bigint NOT NULL,
	"deposited" bigint NOT NULL,
	"committed" bigint NOT NULL,
	"traded_in" bigint DEFAULT 0 NOT NULL,
	"lender" text DEFAULT '' NOT NULL,
	"lender_reference" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "deposits" (
	"id" uuid PRIMARY KEY,
	"branch_id" uuid NOT NULL,
	"owner_id" uuid NOT NULL,
	"deal_id" uuid NOT NULL,
	"booking_id" uuid NOT NULL,
	"deposit_number" text NOT NULL,
	"amount" bigint NOT NULL,
	"currency" text NOT NULL,
	"method" text NOT NULL,
	"status" text NOT NULL,
	"proof_id" uuid,
	"reason" text,
	"confirmed_by" uuid,
	"confirmed_at" timestamptz(3),
	"created_by" uuid NOT NULL,
	"created_at" timestamptz(3) NOT NULL,
	"row_version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "payments" (
	"id" uuid PRIMARY KEY,
	"branch_id" uuid NOT NULL,
	"owner_id" uuid NOT NULL,
	"deal_id" uuid NOT NULL,
	"booking_id" uuid NOT NULL,
	"deposit_id" uuid,
	"kind" text NOT NULL,
	"payer" text NOT NULL,
	"method" text NOT NULL,
	"amount" bigint NOT NULL,
	"currency" text NOT NULL,
	"reference" text DEFAULT '' NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"received_on" date NOT NULL,
	"receipt_number" text,
	"created_by" uuid NOT NULL,
	"created_at" timestamptz(3) NOT NULL
);
--> statement-breakpoint
CREATE TABLE "events" (
	"id" uuid PRIMARY KEY,
	"at" timestamptz(3) NOT NULL,
	"subject" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"branch_id" uuid,
	"deal_id" uuid,
	"actor_id" uuid,
	"actor_name" text NOT NULL,
	"move" text NOT NULL,
	"changes" jsonb NOT NULL,
	"request_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "idempotency_keys" (
	"actor_id" uuid,
	"key" text,
	"request_hash" text NOT NULL,
	"status" integer,
	"body" text,
	"created_at" timestamptz(3) NOT NULL,
	CONSTRAINT "idempotency_keys_pkey" PRIMARY KEY("actor_id","key")
);
--> statement-breakpoint
CREATE TABLE "statutory_counters" (
	"series" text,
	"scope" text,
	"year" integer,
	"last" integer NOT NULL,
	CONSTRAINT "statutory_counters_pkey" PRIMARY KEY("series","scope","year")
);
--> statement-breakpoint
CREATE TABLE "preparation_tasks" (
	"id" uuid PRIMARY KEY,
	"preparation_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"kind" text NOT NULL,
	"status" text NOT NULL,
	"item_id" uuid,
	"label_en" text,
	"label_vi" text,
	"reason" text,
	"settled_by" uuid,
	"settled_at" timestamptz(3)
);
--> statement-breakpoint
CREATE TABLE "preparations" (
	"id" uuid PRIMARY KEY,
	"branch_id" uuid NOT NULL,
	"owner_id" uuid NOT NULL,
	"deal_id" uuid NOT NULL,
	"booking_id" uuid NOT NULL,
	"vehicle_id" uuid NOT NULL,
	"status" text NOT NULL,
	"findings" jsonb NOT NULL,
	"registration_number" text,
	"registered_on" date,
	"insurance_provider" text,
	"policy_number" text,
	"insurance_cover" text,
	"insured_from" date,
	"insured_to" date,
	"created_at" timestamptz(3) NOT NULL,
	"ready_at" timestamptz(3),
	"row_version" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "cash_prices" (
	"id" uuid PRIMARY KEY,
	"version_id" uuid NOT NULL,
	"branch_id" uuid NOT NULL,
	"price_list_code" text NOT NULL,
	"salesman_price" bigint NOT NULL,
	"retail_price" bigint NOT NULL,
	"fixed_price" bigint NOT NULL,
	"default_price_type" text NOT NULL,
	"change_price" boolean NOT NULL,
	"effective_on" date NOT NULL,
	"last_on" date,
	"row_version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "fee_rules" (
	"id" uuid PRIMARY KEY,
	"rule_set" text NOT NULL,
	"code" text NOT NULL,
	"kind" text NOT NULL,
	"label_en" text NOT NULL,
	"label_vi" text NOT NULL,
	"rate_bp" integer,
	"amount" bigint,
	"area" text,
	"fuel" text,
	"body" text,
	"price_from" bigint,
	"price_to" bigint,
	"first_on" date NOT NULL,
	"last_on" date,
	"source" text NOT NULL,
	"check" boolean DEFAULT false NOT NULL,
	"row_version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "item_prices" (
	"id" uuid PRIMARY KEY,
	"branch_id" uuid NOT NULL,
	"item_id" uuid NOT NULL,
	"price" bigint NOT NULL,
	"row_version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "plans" (
	"id" uuid PRIMARY KEY,
	"version_id" uuid NOT NULL,
	"branch_id" uuid NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"installment_price" bigint NOT NULL,
	"installment_advance" bigint NOT NULL,
	"duration_months" integer NOT NULL,
	"monthly_installment" bigint NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	"row_version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "promotions" (
	"id" uuid PRIMARY KEY,
	"version_id" uuid NOT NULL,
	"branch_id" uuid NOT NULL,
	"name" text NOT NULL,
	"amount" bigint NOT NULL,
	"first_on" date NOT NULL,
	"last_on" date NOT NULL,
	"row_version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "quotation_lines" (
	"id" uuid PRIMARY KEY,
	"quotation_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"kind" text NOT NULL,
	"item_id" uuid,
	"label_en" text NOT NULL,
	"label_vi" text NOT NULL,
	"quantity" integer NOT NULL,
	"unit_price" bigint NOT NULL,
	"amount" bigint NOT NULL,
	"rule" text NOT NULL,
	"source" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "quotations" (
	"id" uuid PRIMARY KEY,
	"branch_id" uuid NOT NULL,
	"owner_id" uuid NOT NULL,
	"deal_id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"quote_number" text NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"type" text NOT NULL,
	"status" text NOT NULL,
	"currency" text NOT NULL,
	"customer_name" text NOT NULL,
	"customer_phone" text NOT NULL,
	"customer_email" text,
	"source" text,
	"version_id" uuid NOT NULL,
	"color_id" uuid NOT NULL,
	"model" text NOT NULL,
	"version" text NOT NULL,
	"color" text NOT NULL,
	"quantity" integer NOT NULL,
	"registration_area" text NOT NULL,
	"unit_price" bigint NOT NULL,
	"base_price" bigint NOT NULL,
	"accessories_total" bigint NOT NULL,
	"services_total" bigint NOT NULL,
	"insurance" bigint NOT NULL,
	"registration_tax" bigint NOT NULL,
	"registration" bigint NOT NULL,
	"other_fees" bigint NOT NULL,
	"group_discount" bigint NOT NULL,
	"discount" bigint NOT NULL,
	"promotion_value" bigint NOT NULL,
	"total_price" bigint NOT NULL,
	"commission" bigint NOT NULL,
	"net_revenue" bigint NOT NULL,
	"cost" bigint NOT NULL,
	"gross_profit" bigint NOT NULL,
	"margin_bp" integer NOT NULL,
	"costs" jsonb NOT NULL,
	"floor_price" bigint NOT NULL,
	"cash_price_id" uuid,
	"price_list" text NOT NULL,
	"fee_rule_set" text NOT NULL,
	"plan_id" uuid,
	"plan" jsonb,
	"later" jsonb,
	"notes" text DEFAULT '' NOT NULL,
	"expiry_date" date NOT NULL,
	"expires_at" timestamptz(3) NOT NULL,
	"created_at" timestamptz(3) NOT NULL,
	"sent_at" timestamptz(3),
	"row_version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "vehicles" (
	"id" uuid PRIMARY KEY,
	"branch_id" uuid NOT NULL,
	"vin" text NOT NULL,
	"frame_number" text,
	"engine_number" text,
	"version_id" uuid NOT NULL,
	"color_id" uuid NOT NULL,
	"status" text NOT NULL,
	"location" text NOT NULL,
	"demo" boolean DEFAULT false NOT NULL,
	"manufactured_on" date,
	"arrived_on" date,
	"expected_on" date,
	"landed_cost" bigint,
	"booking_id" uuid,
	"held_until" timestamptz(3),
	"created_at" timestamptz(3) NOT NULL,
	"row_version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE INDEX "accounts_user" ON "accounts" ("user_id");--> statement-breakpoint
CREATE INDEX "api_keys_person" ON "api_keys" ("person_id");--> statement-breakpoint
CREATE INDEX "person_roles_person" ON "person_roles" ("person_id");--> statement-breakpoint
CREATE INDEX "person_roles_branch" ON "person_roles" ("branch_id","role");--> statement-breakpoint
CREATE INDEX "sessions_user" ON "sessions" ("user_id");--> statement-breakpoint
CREATE INDEX "verifications_identifier" ON "verifications" ("identifier");--> statement-breakpoint
CREATE UNIQUE INDEX "approval_requests_open" ON "approval_requests" ("document_id") WHERE status = 'OPEN';--> statement-breakpoint
CREATE INDEX "approval_requests_document" ON "approval_requests" ("document_id","created_at");--> statement-breakpoint
CREATE INDEX "approval_requests_list" ON "approval_requests" ("branch_id","status","created_at","id");--> statement-breakpoint
CREATE INDEX "approval_rules_document" ON "approval_rules" ("document","branch_id");--> statement-breakpoint
CREATE UNIQUE INDEX "approval_steps_level" ON "approval_steps" ("request_id","level","role");--> statement-breakpoint
CREATE INDEX "booking_lines_booking" ON "booking_lines" ("booking_id","position");--> statement-breakpoint
CREATE UNIQUE INDEX "bookings_number" ON "bookings" ("branch_id","booking_number");--> statement-breakpoint
CREATE UNIQUE INDEX "bookings_quotation" ON "bookings" ("quotation_id");--> statement-breakpoint
CREATE INDEX "bookings_list" ON "bookings" ("branch_id","created_at","id");--> statement-breakpoint
CREATE INDEX "bookings_status" ON "bookings" ("branch_id","status","created_at","id");--> statement-breakpoint
CREATE INDEX "bookings_owner" ON "bookings" ("owner_id","created_at","id");--> statement-breakpoint
CREATE INDEX "bookings_mine" ON "bookings" ("owner_id","created_at") WHERE status = 'APPROVED';--> statement-breakpoint
CREATE INDEX "bookings_deal" ON "bookings" ("deal_id");--> statement-breakpoint
CREATE INDEX "bookings_customer" ON "bookings" ("customer_id","created_at");--> statement-breakpoint
CREATE INDEX "bookings_number_text" ON "bookings" (booking_number text_pattern_ops);--> statement-breakpoint
CREATE INDEX "bookings_queue" ON "bookings" ("branch_id","version_id","color_id","deposit_at","queued_at") WHERE allocation = 'BACKORDERED' and status = 'APPROVED';--> statement-breakpoint
CREATE UNIQUE INDEX "branches_code" ON "branches" ("code");--> statement-breakpoint
CREATE UNIQUE INDEX "accessories_code" ON "accessories" ("code");--> statement-breakpoint
CREATE UNIQUE INDEX "colors_name" ON "colors" ("name_en");--> statement-breakpoint
CREATE UNIQUE INDEX "models_name" ON "models" ("make","name");--> statement-breakpoint
CREATE UNIQUE INDEX "service_packages_code" ON "service_packages" ("code");--> statement-breakpoint
CREATE INDEX "service_packages_position" ON "service_packages" ("position");--> statement-breakpoint
CREATE UNIQUE INDEX "versions_name" ON "versions" ("model_id","name","year");--> statement-breakpoint
CREATE INDEX "contract_signatures_contract" ON "contract_signatures" ("contract_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "contract_signatures_live" ON "contract_signatures" ("contract_id","party") WHERE voided_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "contracts_number" ON "contracts" ("branch_id","contract_number");--> statement-breakpoint
CREATE UNIQUE INDEX "contracts_booking" ON "contracts" ("booking_id") WHERE status <> 'CANCELLED';--> statement-breakpoint
CREATE INDEX "contracts_list" ON "contracts" ("branch_id","created_at","id");--> statement-breakpoint
CREATE INDEX "contracts_status" ON "contracts" ("branch_id","status","created_at","id");--> statement-breakpoint
CREATE INDEX "contracts_owner" ON "contracts" ("owner_id","created_at","id");--> statement-breakpoint
CREATE INDEX "contracts_unsigned" ON "contracts" ("owner_id","created_at") WHERE status = 'DRAFT';--> statement-breakpoint
CREATE INDEX "contracts_deal" ON "contracts" ("deal_id");--> statement-breakpoint
CREATE INDEX "contracts_of_booking" ON "contracts" ("booking_id");--> statement-breakpoint
CREATE INDEX "contracts_number_text" ON "contracts" (contract_number text_pattern_ops);--> statement-breakpoint
CREATE UNIQUE INDEX "customer_groups_name" ON "customer_groups" ("branch_id",fold(name));--> statement-breakpoint
CREATE INDEX "customers_list" ON "customers" ("branch_id","created_at","id");--> statement-breakpoint
CREATE INDEX "customers_phone" ON "customers" ("phone","branch_id");--> statement-breakpoint
CREATE INDEX "customers_newest" ON "customers" ("created_at","id");--> statement-breakpoint
CREATE INDEX "customers_group" ON "customers" ("group_id","created_at","id") WHERE group_id is not null;--> statement-breakpoint
CREATE INDEX "customers_phone_digits" ON "customers" USING gin (phone gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "customers_email" ON "customers" (lower(email) text_pattern_ops);--> statement-breakpoint
CREATE INDEX "customers_tax_number" ON "customers" (tax_number text_pattern_ops) WHERE tax_number is not null;--> statement-breakpoint
CREATE INDEX "customers_name_begins" ON "customers" (name_folded text_pattern_ops);--> statement-breakpoint
CREATE INDEX "customers_name" ON "customers" USING gin (name_folded gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "deals_list" ON "deals" ("branch_id","status","created_at","id");--> statement-breakpoint
CREATE INDEX "deals_newest" ON "deals" ("branch_id","created_at","id");--> statement-breakpoint
CREATE INDEX "deals_owner" ON "deals" ("owner_id","created_at");--> statement-breakpoint
CREATE INDEX "deals_customer" ON "deals" ("customer_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "deliveries_booking" ON "deliveries" ("booking_id") WHERE status <> 'CANCELLED';--> statement-breakpoint
CREATE INDEX "deliveries_list" ON "deliveries" ("branch_id","scheduled_at","id");--> statement-breakpoint
CREATE INDEX "deliveries_status" ON "deliveries" ("branch_id","status","scheduled_at","id");--> statement-breakpoint
CREATE INDEX "deliveries_owner" ON "deliveries" ("owner_id","scheduled_at","id");--> statement-breakpoint
CREATE INDEX "deliveries_deal" ON "deliveries" ("deal_id");--> statement-breakpoint
CREATE UNIQUE INDEX "delivery_signatures_one" ON "delivery_signatures" ("delivery_id","signer");--> statement-breakpoint
CREATE UNIQUE INDEX "gatepasses_number" ON "gatepasses" ("branch_id","gatepass_number");--> statement-breakpoint
CREATE UNIQUE INDEX "gatepasses_code" ON "gatepasses" ("code_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "gatepasses_vehicle" ON "gatepasses" ("vehicle_id") WHERE status <> 'VOID';--> statement-breakpoint
CREATE INDEX "gatepasses_delivery" ON "gatepasses" ("delivery_id");--> statement-breakpoint
CREATE INDEX "gatepasses_booking" ON "gatepasses" ("booking_id");--> statement-breakpoint
CREATE INDEX "gatepasses_deal" ON "gatepasses" ("deal_id");--> statement-breakpoint
CREATE UNIQUE INDEX "documents_key" ON "documents" ("key");--> statement-breakpoint
CREATE INDEX "documents_deal" ON "documents" ("deal_id","created_at","id");--> statement-breakpoint
CREATE INDEX "documents_subject" ON "documents" ("subject_id","created_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "credit_notes_invoice" ON "credit_notes" ("invoice_id");--> statement-breakpoint
CREATE UNIQUE INDEX "credit_notes_number" ON "credit_notes" ("branch_id","credit_number");--> statement-breakpoint
CREATE INDEX "credit_notes_number_text" ON "credit_notes" (credit_number text_pattern_ops);--> statement-breakpoint
CREATE UNIQUE INDEX "invoices_booking" ON "invoices" ("booking_id");--> statement-breakpoint
CREATE UNIQUE INDEX "invoices_number" ON "invoices" ("branch_id","invoice_number");--> statement-breakpoint
CREATE INDEX "invoices_list" ON "invoices" ("branch_id","created_at","id");--> statement-breakpoint
CREATE INDEX "invoices_owner" ON "invoices" ("owner_id","created_at","id");--> statement-breakpoint
CREATE INDEX "invoices_deal" ON "invoices" ("deal_id");--> statement-breakpoint
CREATE INDEX "invoices_number_text" ON "invoices" (invoice_number text_pattern_ops);--> statement-breakpoint
CREATE UNIQUE INDEX "messages_event" ON "messages" ("event_id") WHERE again_of is null;--> statement-breakpoint
CREATE UNIQUE INDEX "messages_again" ON "messages" ("again_of") WHERE status = 'WAITING';--> statement-breakpoint
CREATE INDEX "messages_list" ON "messages" ("branch_id","created_at","id");--> statement-breakpoint
CREATE INDEX "messages_newest" ON "messages" ("created_at","id");--> statement-breakpoint
CREATE INDEX "messages_deal" ON "messages" ("deal_id");--> statement-breakpoint
CREATE INDEX "messages_subject" ON "messages" USING gin (fold(subject) gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "messages_due" ON "messages" ("due_at") WHERE status = 'WAITING';--> statement-breakpoint
CREATE INDEX "cash_books_kept" ON "cash_books" ("branch_id") WHERE received > refunded and deposited = 0;--> statement-breakpoint
CREATE UNIQUE INDEX "deposits_number" ON "deposits" ("branch_id","deposit_number");--> statement-breakpoint
CREATE UNIQUE INDEX "deposits_one_open" ON "deposits" ("booking_id") WHERE status in ('PENDING', 'CONFIRMED');--> statement-breakpoint
CREATE INDEX "deposits_list" ON "deposits" ("branch_id","created_at","id");--> statement-breakpoint
CREATE INDEX "deposits_status" ON "deposits" ("branch_id","status","created_at","id");--> statement-breakpoint
CREATE INDEX "deposits_owner" ON "deposits" ("owner_id","created_at","id");--> statement-breakpoint
CREATE INDEX "deposits_unproven" ON "deposits" ("owner_id","created_at") WHERE status = 'PENDING' and proof_id is null;--> statement-breakpoint
CREATE INDEX "deposits_owed" ON "deposits" ("branch_id","created_at") WHERE status = 'CANCELLED' and confirmed_by is not null;--> statement-breakpoint
CREATE INDEX "deposits_booking" ON "deposits" ("booking_id");--> statement-breakpoint
CREATE INDEX "deposits_deal" ON "deposits" ("deal_id");--> statement-breakpoint
CREATE INDEX "deposits_number_text" ON "deposits" (deposit_number text_pattern_ops);--> statement-breakpoint
CREATE UNIQUE INDEX "payments_receipt" ON "payments" ("branch_id","receipt_number");--> statement-breakpoint
CREATE INDEX "payments_list" ON "payments" ("branch_id","created_at","id");--> statement-breakpoint
CREATE INDEX "payments_owner" ON "payments" ("owner_id","created_at","id");--> statement-breakpoint
CREATE INDEX "payments_booking" ON "payments" ("booking_id","created_at");--> statement-breakpoint
CREATE INDEX "payments_deposit" ON "payments" ("deposit_id") WHERE deposit_id is not null;--> statement-breakpoint
CREATE INDEX "payments_deal" ON "payments" ("deal_id");--> statement-breakpoint
CREATE INDEX "payments_receipt_text" ON "payments" (receipt_number text_pattern_ops);--> statement-breakpoint
CREATE INDEX "events_subject" ON "events" ("subject_id","at");--> statement-breakpoint
CREATE INDEX "events_deal" ON "events" ("deal_id","at");--> statement-breakpoint
CREATE INDEX "idempotency_keys_created" ON "idempotency_keys" ("created_at");--> statement-breakpoint
CREATE INDEX "preparation_tasks_of" ON "preparation_tasks" ("preparation_id","position");--> statement-breakpoint
CREATE UNIQUE INDEX "preparations_vehicle" ON "preparations" ("vehicle_id") WHERE status <> 'CANCELLED';--> statement-breakpoint
CREATE INDEX "preparations_booking" ON "preparations" ("booking_id");--> statement-breakpoint
CREATE INDEX "preparations_deal" ON "preparations" ("deal_id");--> statement-breakpoint
CREATE INDEX "preparations_list" ON "preparations" ("branch_id","created_at","id");--> statement-breakpoint
CREATE INDEX "preparations_status" ON "preparations" ("branch_id","status","created_at","id");--> statement-breakpoint
CREATE INDEX "preparations_owner" ON "preparations" ("owner_id","created_at","id");--> statement-breakpoint
CREATE INDEX "cash_prices_branch" ON "cash_prices" ("branch_id","version_id","effective_on");--> statement-breakpoint
CREATE INDEX "fee_rules_set" ON "fee_rules" ("rule_set","kind");--> statement-breakpoint
CREATE UNIQUE INDEX "item_prices_item" ON "item_prices" ("branch_id","item_id");--> statement-breakpoint
CREATE UNIQUE INDEX "plans_code" ON "plans" ("branch_id","version_id","code");--> statement-breakpoint
CREATE INDEX "promotions_branch" ON "promotions" ("branch_id","version_id","first_on");--> statement-breakpoint
CREATE INDEX "quotation_lines_quotation" ON "quotation_lines" ("quotation_id","position");--> statement-breakpoint
CREATE UNIQUE INDEX "quotations_number" ON "quotations" ("branch_id","quote_number","revision");--> statement-breakpoint
CREATE INDEX "quotations_all" ON "quotations" ("created_at","id");--> statement-breakpoint
CREATE INDEX "quotations_list" ON "quotations" ("branch_id","created_at","id");--> statement-breakpoint
CREATE INDEX "quotations_status" ON "quotations" ("branch_id","status","created_at","id");--> statement-breakpoint
CREATE INDEX "quotations_owner" ON "quotations" ("owner_id","created_at","id");--> statement-breakpoint
CREATE INDEX "quotations_deal" ON "quotations" ("deal_id","created_at");--> statement-breakpoint
CREATE INDEX "quotations_customer" ON "quotations" ("customer_id","created_at");--> statement-breakpoint
CREATE INDEX "quotations_expiry" ON "quotations" ("expires_at") WHERE status in ('DRAFT','PENDING','APPROVED','SENT');--> statement-breakpoint
CREATE INDEX "quotations_number_text" ON "quotations" (quote_number text_pattern_ops);--> statement-breakpoint
CREATE UNIQUE INDEX "vehicles_vin" ON "vehicles" ("vin");--> statement-breakpoint
CREATE INDEX "vehicles_list" ON "vehicles" ("branch_id","status","created_at","id");--> statement-breakpoint
CREATE INDEX "vehicles_stock" ON "vehicles" ("branch_id","version_id","color_id","arrived_on","id") WHERE status = 'AVAILABLE' and not demo;--> statement-breakpoint
CREATE INDEX "vehicles_booking" ON "vehicles" ("booking_id") WHERE booking_id is not null;--> statement-breakpoint
CREATE INDEX "vehicles_held" ON "vehicles" ("held_until") WHERE status = 'HELD';--> statement-breakpoint
CREATE INDEX "vehicles_recent" ON "vehicles" ("branch_id","created_at","id");--> statement-breakpoint
CREATE INDEX "vehicles_everywhere" ON "vehicles" ("created_at","id");--> statement-breakpoint
CREATE INDEX "vehicles_arrived" ON "vehicles" ("branch_id","arrived_on","id") WHERE arrived_on is not null;--> statement-breakpoint
CREATE INDEX "vehicles_version" ON "vehicles" ("version_id","created_at","id");--> statement-breakpoint
CREATE INDEX "vehicles_numbers" ON "vehicles" USING gin (vin gin_trgm_ops,frame_number gin_trgm_ops,engine_number gin_trgm_ops);--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_user_id_people_id_fkey" FOREIGN KEY ("user_id") REFERENCES "people"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_person_id_people_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id");--> statement-breakpoint
ALTER TABLE "person_roles" ADD CONSTRAINT "person_roles_person_id_people_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id");--> statement-breakpoint
ALTER TABLE "person_roles" ADD CONSTRAINT "person_roles_branch_id_branches_id_fkey" FOREIGN KEY ("branch_id") REFERENCES "branches"("id");--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_people_id_fkey" FOREIGN KEY ("user_id") REFERENCES "people"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "approval_requests" ADD CONSTRAINT "approval_requests_branch_id_branches_id_fkey" FOREIGN KEY ("branch_id") REFERENCES "branches"("id");--> statement-breakpoint
ALTER TABLE "approval_requests" ADD CONSTRAINT "approval_requests_author_id_people_id_fkey" FOREIGN KEY ("author_id") REFERENCES "people"("id");--> statement-breakpoint
ALTER TABLE "approval_rules" ADD CONSTRAINT "approval_rules_branch_id_branches_id_fkey" FOREIGN KEY ("branch_id") REFERENCES "branches"("id");--> statement-breakpoint
ALTER TABLE "approval_steps" ADD CONSTRAINT "approval_steps_request_id_approval_requests_id_fkey" FOREIGN KEY ("request_id") REFERENCES "approval_requests"("id");--> statement-breakpoint
ALTER TABLE "approval_steps" ADD CONSTRAINT "approval_steps_decided_by_people_id_fkey" FOREIGN KEY ("decided_by") REFERENCES "people"("id");--> statement-breakpoint
ALTER TABLE "booking_lines" ADD CONSTRAINT "booking_lines_booking_id_bookings_id_fkey" FOREIGN KEY ("booking_id") REFERENCES "bookings"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_branch_id_branches_id_fkey" FOREIGN KEY ("branch_id") REFERENCES "branches"("id");--> statement-breakpoint
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_owner_id_people_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "people"("id");--> statement-breakpoint
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_deal_id_deals_id_fkey" FOREIGN KEY ("deal_id") REFERENCES "deals"("id");--> statement-breakpoint
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_customer_id_customers_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customers"("id");--> statement-breakpoint
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_quotation_id_quotations_id_fkey" FOREIGN KEY ("quotation_id") REFERENCES "quotations"("id");--> statement-breakpoint
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_version_id_versions_id_fkey" FOREIGN KEY ("version_id") REFERENCES "versions"("id");--> statement-breakpoint
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_color_id_colors_id_fkey" FOREIGN KEY ("color_id") REFERENCES "colors"("id");--> statement-breakpoint
ALTER TABLE "branches" ADD CONSTRAINT "branches_company_id_companies_id_fkey" FOREIGN KEY ("company_id") REFERENCES "companies"("id");--> statement-breakpoint
ALTER TABLE "version_colors" ADD CONSTRAINT "version_colors_version_id_versions_id_fkey" FOREIGN KEY ("version_id") REFERENCES "versions"("id");--> statement-breakpoint
ALTER TABLE "version_colors" ADD CONSTRAINT "version_colors_color_id_colors_id_fkey" FOREIGN KEY ("color_id") REFERENCES "colors"("id");--> statement-breakpoint
ALTER TABLE "versions" ADD CONSTRAINT "versions_model_id_models_id_fkey" FOREIGN KEY ("model_id") REFERENCES "models"("id");--> statement-breakpoint
ALTER TABLE "contract_signatures" ADD CONSTRAINT "contract_signatures_contract_id_contracts_id_fkey" FOREIGN KEY ("contract_id") REFERENCES "contracts"("id");--> statement-breakpoint
ALTER TABLE "contract_signatures" ADD CONSTRAINT "contract_signatures_actor_id_people_id_fkey" FOREIGN KEY ("actor_id") REFERENCES "people"("id");--> statement-breakpoint
ALTER TABLE "contracts" ADD CONSTRAINT "contracts_branch_id_branches_id_fkey" FOREIGN KEY ("branch_id") REFERENCES "branches"("id");--> statement-breakpoint
ALTER TABLE "contracts" ADD CONSTRAINT "contracts_owner_id_people_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "people"("id");--> statement-breakpoint
ALTER TABLE "contracts" ADD CONSTRAINT "contracts_deal_id_deals_id_fkey" FOREIGN KEY ("deal_id") REFERENCES "deals"("id");--> statement-breakpoint
ALTER TABLE "contracts" ADD CONSTRAINT "contracts_booking_id_bookings_id_fkey" FOREIGN KEY ("booking_id") REFERENCES "bookings"("id");--> statement-breakpoint
ALTER TABLE "contracts" ADD CONSTRAINT "contracts_author_id_people_id_fkey" FOREIGN KEY ("author_id") REFERENCES "people"("id");--> statement-breakpoint
ALTER TABLE "contracts" ADD CONSTRAINT "contracts_editor_id_people_id_fkey" FOREIGN KEY ("editor_id") REFERENCES "people"("id");--> statement-breakpoint
ALTER TABLE "customer_groups" ADD CONSTRAINT "customer_groups_branch_id_branches_id_fkey" FOREIGN KEY ("branch_id") REFERENCES "branches"("id");--> statement-breakpoint
ALTER TABLE "customers" ADD CONSTRAINT "customers_branch_id_branches_id_fkey" FOREIGN KEY ("branch_id") REFERENCES "branches"("id");--> statement-breakpoint
ALTER TABLE "customers" ADD CONSTRAINT "customers_group_id_customer_groups_id_fkey" FOREIGN KEY ("group_id") REFERENCES "customer_groups"("id");--> statement-breakpoint
ALTER TABLE "customers" ADD CONSTRAINT "customers_created_by_people_id_fkey" FOREIGN KEY ("created_by") REFERENCES "people"("id");--> statement-breakpoint
ALTER TABLE "deals" ADD CONSTRAINT "deals_branch_id_branches_id_fkey" FOREIGN KEY ("branch_id") REFERENCES "branches"("id");--> statement-breakpoint
ALTER TABLE "deals" ADD CONSTRAINT "deals_owner_id_people_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "people"("id");--> statement-breakpoint
ALTER TABLE "deals" ADD CONSTRAINT "deals_customer_id_customers_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customers"("id");--> statement-breakpoint
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_branch_id_branches_id_fkey" FOREIGN KEY ("branch_id") REFERENCES "branches"("id");--> statement-breakpoint
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_owner_id_people_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "people"("id");--> statement-breakpoint
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_deal_id_deals_id_fkey" FOREIGN KEY ("deal_id") REFERENCES "deals"("id");--> statement-breakpoint
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_booking_id_bookings_id_fkey" FOREIGN KEY ("booking_id") REFERENCES "bookings"("id");--> statement-breakpoint
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_delivered_by_people_id_fkey" FOREIGN KEY ("delivered_by") REFERENCES "people"("id");--> statement-breakpoint
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_created_by_people_id_fkey" FOREIGN KEY ("created_by") REFERENCES "people"("id");--> statement-breakpoint
ALTER TABLE "delivery_signatures" ADD CONSTRAINT "delivery_signatures_delivery_id_deliveries_id_fkey" FOREIGN KEY ("delivery_id") REFERENCES "deliveries"("id");--> statement-breakpoint
ALTER TABLE "delivery_signatures" ADD CONSTRAINT "delivery_signatures_actor_id_people_id_fkey" FOREIGN KEY ("actor_id") REFERENCES "people"("id");--> statement-breakpoint
ALTER TABLE "gatepasses" ADD CONSTRAINT "gatepasses_branch_id_branches_id_fkey" FOREIGN KEY ("branch_id") REFERENCES "branches"("id");--> statement-breakpoint
ALTER TABLE "gatepasses" ADD CONSTRAINT "gatepasses_owner_id_people_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "people"("id");--> statement-breakpoint
ALTER TABLE "gatepasses" ADD CONSTRAINT "gatepasses_deal_id_deals_id_fkey" FOREIGN KEY ("deal_id") REFERENCES "deals"("id");--> statement-breakpoint
ALTER TABLE "gatepasses" ADD CONSTRAINT "gatepasses_booking_id_bookings_id_fkey" FOREIGN KEY ("booking_id") REFERENCES "bookings"("id");--> statement-breakpoint
ALTER TABLE "gatepasses" ADD CONSTRAINT "gatepasses_delivery_id_deliveries_id_fkey" FOREIGN KEY ("delivery_id") REFERENCES "deliveries"("id");--> statement-breakpoint
ALTER TABLE "gatepasses" ADD CONSTRAINT "gatepasses_vehicle_id_vehicles_id_fkey" FOREIGN KEY ("vehicle_id") REFERENCES "vehicles"("id");--> statement-breakpoint
ALTER TABLE "gatepasses" ADD CONSTRAINT "gatepasses_issued_by_people_id_fkey" FOREIGN KEY ("issued_by") REFERENCES "people"("id");--> statement-breakpoint
ALTER TABLE "gatepasses" ADD CONSTRAINT "gatepasses_used_by_people_id_fkey" FOREIGN KEY ("used_by") REFERENCES "people"("id");--> statement-breakpoint
ALTER TABLE "gatepasses" ADD CONSTRAINT "gatepasses_voided_by_people_id_fkey" FOREIGN KEY ("voided_by") REFERENCES "people"("id");--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_branch_id_branches_id_fkey" FOREIGN KEY ("branch_id") REFERENCES "branches"("id");--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_owner_id_people_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "people"("id");--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_deal_id_deals_id_fkey" FOREIGN KEY ("deal_id") REFERENCES "deals"("id");--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_uploaded_by_people_id_fkey" FOREIGN KEY ("uploaded_by") REFERENCES "people"("id");--> statement-breakpoint
ALTER TABLE "credit_notes" ADD CONSTRAINT "credit_notes_invoice_id_invoices_id_fkey" FOREIGN KEY ("invoice_id") REFERENCES "invoices"("id");--> statement-breakpoint
ALTER TABLE "credit_notes" ADD CONSTRAINT "credit_notes_branch_id_branches_id_fkey" FOREIGN KEY ("branch_id") REFERENCES "branches"("id");--> statement-breakpoint
ALTER TABLE "credit_notes" ADD CONSTRAINT "credit_notes_created_by_people_id_fkey" FOREIGN KEY ("created_by") REFERENCES "people"("id");--> statement-breakpoint
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_branch_id_branches_id_fkey" FOREIGN KEY ("branch_id") REFERENCES "branches"("id");--> statement-breakpoint
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_owner_id_people_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "people"("id");--> statement-breakpoint
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_deal_id_deals_id_fkey" FOREIGN KEY ("deal_id") REFERENCES "deals"("id");--> statement-breakpoint
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_booking_id_bookings_id_fkey" FOREIGN KEY ("booking_id") REFERENCES "bookings"("id");--> statement-breakpoint
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_customer_id_customers_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customers"("id");--> statement-breakpoint
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_created_by_people_id_fkey" FOREIGN KEY ("created_by") REFERENCES "people"("id");--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_branch_id_branches_id_fkey" FOREIGN KEY ("branch_id") REFERENCES "branches"("id");--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_deal_id_deals_id_fkey" FOREIGN KEY ("deal_id") REFERENCES "deals"("id");--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_again_of_messages_id_fkey" FOREIGN KEY ("again_of") REFERENCES "messages"("id");--> statement-breakpoint
ALTER TABLE "cash_books" ADD CONSTRAINT "cash_books_booking_id_bookings_id_fkey" FOREIGN KEY ("booking_id") REFERENCES "bookings"("id");--> statement-breakpoint
ALTER TABLE "cash_books" ADD CONSTRAINT "cash_books_branch_id_branches_id_fkey" FOREIGN KEY ("branch_id") REFERENCES "branches"("id");--> statement-breakpoint
ALTER TABLE "deposits" ADD CONSTRAINT "deposits_branch_id_branches_id_fkey" FOREIGN KEY ("branch_id") REFERENCES "branches"("id");--> statement-breakpoint
ALTER TABLE "deposits" ADD CONSTRAINT "deposits_owner_id_people_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "people"("id");--> statement-breakpoint
ALTER TABLE "deposits" ADD CONSTRAINT "deposits_deal_id_deals_id_fkey" FOREIGN KEY ("deal_id") REFERENCES "deals"("id");--> statement-breakpoint
ALTER TABLE "deposits" ADD CONSTRAINT "deposits_booking_id_bookings_id_fkey" FOREIGN KEY ("booking_id") REFERENCES "bookings"("id");--> statement-breakpoint
ALTER TABLE "deposits" ADD CONSTRAINT "deposits_confirmed_by_people_id_fkey" FOREIGN KEY ("confirmed_by") REFERENCES "people"("id");--> statement-breakpoint
ALTER TABLE "deposits" ADD CONSTRAINT "deposits_created_by_people_id_fkey" FOREIGN KEY ("created_by") REFERENCES "people"("id");--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_branch_id_branches_id_fkey" FOREIGN KEY ("branch_id") REFERENCES "branches"("id");--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_owner_id_people_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "people"("id");--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_deal_id_deals_id_fkey" FOREIGN KEY ("deal_id") REFERENCES "deals"("id");--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_booking_id_bookings_id_fkey" FOREIGN KEY ("booking_id") REFERENCES "bookings"("id");--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_deposit_id_deposits_id_fkey" FOREIGN KEY ("deposit_id") REFERENCES "deposits"("id");--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_created_by_people_id_fkey" FOREIGN KEY ("created_by") REFERENCES "people"("id");--> statement-breakpoint
ALTER TABLE "preparation_tasks" ADD CONSTRAINT "preparation_tasks_preparation_id_preparations_id_fkey" FOREIGN KEY ("preparation_id") REFERENCES "preparations"("id");--> statement-breakpoint
ALTER TABLE "preparation_tasks" ADD CONSTRAINT "preparation_tasks_settled_by_people_id_fkey" FOREIGN KEY ("settled_by") REFERENCES "people"("id");--> statement-breakpoint
ALTER TABLE "preparations" ADD CONSTRAINT "preparations_branch_id_branches_id_fkey" FOREIGN KEY ("branch_id") REFERENCES "branches"("id");--> statement-breakpoint
ALTER TABLE "preparations" ADD CONSTRAINT "preparations_owner_id_people_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "people"("id");--> statement-breakpoint
ALTER TABLE "preparations" ADD CONSTRAINT "preparations_deal_id_deals_id_fkey" FOREIGN KEY ("deal_id") REFERENCES "deals"("id");--> statement-breakpoint
ALTER TABLE "preparations" ADD CONSTRAINT "preparations_booking_id_bookings_id_fkey" FOREIGN KEY ("booking_id") REFERENCES "bookings"("id");--> statement-breakpoint
ALTER TABLE "preparations" ADD CONSTRAINT "preparations_vehicle_id_vehicles_id_fkey" FOREIGN KEY ("vehicle_id") REFERENCES "vehicles"("id");--> statement-breakpoint
ALTER TABLE "cash_prices" ADD CONSTRAINT "cash_prices_version_id_versions_id_fkey" FOREIGN KEY ("version_id") REFERENCES "versions"("id");--> statement-breakpoint
ALTER TABLE "cash_prices" ADD CONSTRAINT "cash_prices_branch_id_branches_id_fkey" FOREIGN KEY ("branch_id") REFERENCES "branches"("id");--> statement-breakpoint
ALTER TABLE "item_prices" ADD CONSTRAINT "item_prices_branch_id_branches_id_fkey" FOREIGN KEY ("branch_id") REFERENCES "branches"("id");--> statement-breakpoint
ALTER TABLE "plans" ADD CONSTRAINT "plans_version_id_versions_id_fkey" FOREIGN KEY ("version_id") REFERENCES "versions"("id");--> statement-breakpoint
ALTER TABLE "plans" ADD CONSTRAINT "plans_branch_id_branches_id_fkey" FOREIGN KEY ("branch_id") REFERENCES "branches"("id");--> statement-breakpoint
ALTER TABLE "promotions" ADD CONSTRAINT "promotions_version_id_versions_id_fkey" FOREIGN KEY ("version_id") REFERENCES "versions"("id");--> statement-breakpoint
ALTER TABLE "promotions" ADD CONSTRAINT "promotions_branch_id_branches_id_fkey" FOREIGN KEY ("branch_id") REFERENCES "branches"("id");--> statement-breakpoint
ALTER TABLE "quotation_lines" ADD CONSTRAINT "quotation_lines_quotation_id_quotations_id_fkey" FOREIGN KEY ("quotation_id") REFERENCES "quotations"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "quotations" ADD CONSTRAINT "quotations_branch_id_branches_id_fkey" FOREIGN KEY ("branch_id") REFERENCES "branches"("id");--> statement-breakpoint
ALTER TABLE "quotations" ADD CONSTRAINT "quotations_owner_id_people_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "people"("id");--> statement-breakpoint
ALTER TABLE "quotations" ADD CONSTRAINT "quotations_deal_id_deals_id_fkey" FOREIGN KEY ("deal_id") REFERENCES "deals"("id");--> statement-breakpoint
ALTER TABLE "quotations" ADD CONSTRAINT "quotations_customer_id_customers_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customers"("id");--> statement-breakpoint
ALTER TABLE "quotations" ADD CONSTRAINT "quotations_version_id_versions_id_fkey" FOREIGN KEY ("version_id") REFERENCES "versions"("id");--> statement-breakpoint
ALTER TABLE "quotations" ADD CONSTRAINT "quotations_color_id_colors_id_fkey" FOREIGN KEY ("color_id") REFERENCES "colors"("id");--> statement-breakpoint
ALTER TABLE "vehicles" ADD CONSTRAINT "vehicles_branch_id_branches_id_fkey" FOREIGN KEY ("branch_id") REFERENCES "branches"("id");--> statement-breakpoint
ALTER TABLE "vehicles" ADD CONSTRAINT "vehicles_version_id_versions_id_fkey" FOREIGN KEY ("version_id") REFERENCES "versions"("id");--> statement-breakpoint
ALTER TABLE "vehicles" ADD CONSTRAINT "vehicles_color_id_colors_id_fkey" FOREIGN KEY ("color_id") REFERENCES "colors"("id");