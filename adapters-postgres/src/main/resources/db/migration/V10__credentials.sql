-- The secrets of companies, encrypted, and who used them and what for. A ciphertext is bound to its
-- company and purpose: moved to another row, it cannot be read.

CREATE TABLE fizko.sii_credentials (
  company_id uuid NOT NULL REFERENCES fizko.companies ON DELETE CASCADE,
  purpose text NOT NULL CHECK (purpose IN ('sii-password', 'sii-session')),
  ciphertext bytea NOT NULL,
  PRIMARY KEY (company_id, purpose)
);
COMMENT ON TABLE fizko.sii_credentials IS 'for the service alone: no member sees even a ciphertext';

CREATE TABLE fizko.credential_uses (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  company_id uuid NOT NULL REFERENCES fizko.companies ON DELETE CASCADE,
  purpose text NOT NULL,
  action text NOT NULL CHECK (action IN ('stored', 'used', 'removed')),
  actor text NOT NULL,
  reason text NOT NULL,
  at timestamp with time zone NOT NULL
);
COMMENT ON TABLE fizko.credential_uses IS 'read by the owners of the company, changed by nobody';
CREATE INDEX credential_uses_of_a_company ON fizko.credential_uses (company_id, id DESC);

ALTER TABLE fizko.sii_credentials ENABLE ROW LEVEL SECURITY;
ALTER TABLE fizko.sii_credentials FORCE ROW LEVEL SECURITY;
ALTER TABLE fizko.credential_uses ENABLE ROW LEVEL SECURITY;
ALTER TABLE fizko.credential_uses FORCE ROW LEVEL SECURITY;

CREATE POLICY service ON fizko.sii_credentials TO service_role USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON fizko.sii_credentials TO service_role;

CREATE POLICY service ON fizko.credential_uses TO service_role USING (true) WITH CHECK (true);
CREATE POLICY owners ON fizko.credential_uses FOR SELECT TO authenticated
  USING (company_id IN (
    SELECT company_id FROM fizko.memberships
     WHERE user_id = (SELECT fizko.caller()) AND role = 'owner'));
GRANT SELECT, INSERT ON fizko.credential_uses TO service_role;
GRANT SELECT ON fizko.credential_uses TO authenticated;
