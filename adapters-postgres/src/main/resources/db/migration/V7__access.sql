-- Who may do what: companies and their members, tokens of services, and what was done by whom.
-- A company's rows are guarded here too, whatever the program does (supabase §6): every transaction
-- says in request.jwt.claims and role for whom it works, and only for itself.

-- The roles that such transactions take on. Supabase has them; elsewhere they are made, which asks
-- for the right to create roles.
DO $$
DECLARE
  missing text;
BEGIN
  FOREACH missing IN ARRAY ARRAY['anon', 'authenticated', 'service_role'] LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = missing) THEN
      BEGIN
        EXECUTE format('CREATE ROLE %I NOLOGIN NOINHERIT', missing);
      EXCEPTION
        WHEN duplicate_object OR unique_violation THEN
          NULL; -- another database of this server is migrated at this moment
      END;
    END IF;
    IF current_setting('server_version_num')::integer < 160000 THEN
      IF NOT pg_has_role(current_user, missing, 'MEMBER') THEN
        EXECUTE format('GRANT %I TO %I', missing, current_user);
      END IF;
    ELSIF NOT pg_has_role(current_user, missing, 'SET') THEN
      -- Without inheriting: who forgets to take on a role has none of its rights.
      EXECUTE format('GRANT %I TO %I WITH INHERIT FALSE, SET TRUE', missing, current_user);
    END IF;
  END LOOP;
EXCEPTION
  WHEN insufficient_privilege THEN
    RAISE EXCEPTION '% may not make or take on the roles anon, authenticated and service_role (%)', current_user, SQLERRM
      USING HINT = format('as a superuser: CREATE ROLE anon; CREATE ROLE authenticated; CREATE ROLE service_role; GRANT anon, authenticated, service_role TO %I;', current_user);
END
$$;

GRANT USAGE ON SCHEMA fizko TO authenticated, service_role;

-- After a transaction that set it, a setting is an empty text and not null.
CREATE FUNCTION fizko.caller() RETURNS uuid
  LANGUAGE sql STABLE
  AS $$
    SELECT nullif(nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'sub', '')::uuid
  $$;
COMMENT ON FUNCTION fizko.caller() IS 'the user for whom the transaction works; null if for none';

CREATE TABLE fizko.companies (
  id uuid PRIMARY KEY,
  rut text NOT NULL UNIQUE,
  name text NOT NULL,
  created_at timestamp with time zone NOT NULL
);
COMMENT ON COLUMN fizko.companies.rut IS 'digits with the check digit, a k in lower case: 761920839';

CREATE TABLE fizko.memberships (
  company_id uuid NOT NULL REFERENCES fizko.companies ON DELETE CASCADE,
  user_id uuid NOT NULL,
  role text NOT NULL CHECK (role IN ('owner', 'member', 'accountant')),
  granted_by text NOT NULL,
  granted_at timestamp with time zone NOT NULL,
  PRIMARY KEY (user_id, company_id)
);
COMMENT ON TABLE fizko.memberships IS 'granted by the service alone: no user may write here';
CREATE INDEX memberships_of_a_company ON fizko.memberships (company_id);

ALTER TABLE fizko.companies ENABLE ROW LEVEL SECURITY;
ALTER TABLE fizko.companies FORCE ROW LEVEL SECURITY;
ALTER TABLE fizko.memberships ENABLE ROW LEVEL SECURITY;
ALTER TABLE fizko.memberships FORCE ROW LEVEL SECURITY;

CREATE POLICY own ON fizko.memberships FOR SELECT TO authenticated
  USING (user_id = (SELECT fizko.caller()));
CREATE POLICY service ON fizko.memberships TO service_role USING (true) WITH CHECK (true);

-- Sees what the caller sees of the memberships, which is his own; evaluated once for a query.
CREATE FUNCTION fizko.companies_of_caller() RETURNS SETOF uuid
  LANGUAGE sql STABLE
  AS $$
    SELECT company_id FROM fizko.memberships WHERE user_id = (SELECT fizko.caller())
  $$;
COMMENT ON FUNCTION fizko.companies_of_caller() IS 'the companies that the caller is a member of';

CREATE POLICY members ON fizko.companies FOR SELECT TO authenticated
  USING (id IN (SELECT fizko.companies_of_caller()));
CREATE POLICY service ON fizko.companies TO service_role USING (true) WITH CHECK (true);

GRANT SELECT ON fizko.companies, fizko.memberships TO authenticated;
GRANT SELECT, INSERT, UPDATE, DELETE ON fizko.companies, fizko.memberships TO service_role;

-- One way to guard whatever else belongs to companies.
CREATE PROCEDURE fizko.guard(guarded regclass)
  LANGUAGE plpgsql
  AS $$
  BEGIN
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', guarded);
    EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', guarded);
    EXECUTE format(
      'CREATE POLICY members ON %s TO authenticated '
      'USING (company_id IN (SELECT fizko.companies_of_caller())) '
      'WITH CHECK (company_id IN (SELECT fizko.companies_of_caller()))', guarded);
    EXECUTE format(
      'CREATE POLICY service ON %s TO service_role USING (true) WITH CHECK (true)', guarded);
    EXECUTE format(
      'GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO authenticated, service_role', guarded);
  END
  $$;
COMMENT ON PROCEDURE fizko.guard(regclass) IS
  'shows the rows of a table with a company_id to that company''s members alone: CALL fizko.guard(''fizko.documents'')';
REVOKE EXECUTE ON PROCEDURE fizko.guard(regclass) FROM PUBLIC;

CREATE TABLE fizko.service_tokens (
  id uuid PRIMARY KEY,
  name text NOT NULL,
  scopes text[] NOT NULL,
  hash bytea NOT NULL UNIQUE,
  created_at timestamp with time zone NOT NULL,
  created_by text NOT NULL,
  last_used_at timestamp with time zone,
  expires_at timestamp with time zone,
  revoked_at timestamp with time zone
);
COMMENT ON COLUMN fizko.service_tokens.hash IS 'SHA-256 of the token, which is kept nowhere';

CREATE TABLE fizko.audit (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at timestamp with time zone NOT NULL,
  actor text NOT NULL,
  action text NOT NULL,
  target text NOT NULL,
  status smallint NOT NULL,
  request_id text NOT NULL
);
COMMENT ON TABLE fizko.audit IS 'requests of known callers that were to change something';
CREATE INDEX audit_of_an_actor ON fizko.audit (actor, id DESC);
CREATE INDEX audit_at ON fizko.audit (at);

-- For the service itself, which owns them; to all others they show nothing even if granted.
ALTER TABLE fizko.service_tokens ENABLE ROW LEVEL SECURITY;
ALTER TABLE fizko.audit ENABLE ROW LEVEL SECURITY;

-- In the old system any signed-in user could make himself a member of any company by a row in
-- public.sessions. Where that table is, nobody but the service writes there any more, whatever
-- other policies say.
DO $$
DECLARE
  sessions regclass := to_regclass('public.sessions');
BEGIN
  IF sessions IS NULL
     OR NOT EXISTS (SELECT FROM pg_attribute WHERE attrelid = sessions AND attname = 'company_id') THEN
    RETURN;
  END IF;
  IF NOT pg_has_role(current_user, (SELECT relowner FROM pg_class WHERE oid = sessions), 'USAGE') THEN
    RAISE WARNING 'public.sessions belongs to another role, so users may still make themselves members there';
    RETURN;
  END IF;
  REVOKE INSERT, UPDATE, TRUNCATE ON public.sessions FROM PUBLIC, anon, authenticated;
  CREATE POLICY fizko_membership_is_granted ON public.sessions
    AS RESTRICTIVE FOR INSERT TO anon, authenticated WITH CHECK (false);
  CREATE POLICY fizko_membership_stays ON public.sessions
    AS RESTRICTIVE FOR UPDATE TO anon, authenticated USING (false) WITH CHECK (false);
END
$$;
