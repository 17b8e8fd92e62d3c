CREATE EXTENSION IF NOT EXISTS btree_gist;--> statement-breakpoint
CREATE EXTENSION IF NOT EXISTS pg_trgm;--> statement-breakpoint
CREATE EXTENSION IF NOT EXISTS unaccent;--> statement-breakpoint
-- A name as it is searched: no accents, no capitals, đ as d. Immutable, so that it can be indexed.
CREATE FUNCTION fold(value text) RETURNS text
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN lower(public.unaccent('public.unaccent'::regdictionary, normalize(value, NFC)));--> statement-breakpoint
-- The next internal number of a kind, scope and year: a sequence each, made at first use. Gaps are allowed, repeats are not.
CREATE FUNCTION next_number(series text, scope text, year int) RETURNS text
  LANGUAGE plpgsql VOLATILE AS $$
DECLARE
  name text := lower(format('number_%s_%s_%s', series, replace(scope, '-', ''), year));
  taken bigint;
BEGIN
  IF to_regclass(quote_ident(name)) IS NULL THEN
    PERFORM pg_advisory_xact_lock(hashtextextended(name, 11));
    EXECUTE format('CREATE SEQUENCE IF NOT EXISTS %I', name);
  END IF;
  taken := nextval(quote_ident(name)::regclass);
  RETURN series || '-' || year || '-' || CASE WHEN taken < 10000 THEN lpad(taken::text, 4, '0') ELSE taken::text END;
END $$;
