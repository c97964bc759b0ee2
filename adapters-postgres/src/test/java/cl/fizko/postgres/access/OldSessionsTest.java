package cl.fizko.postgres.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cl.fizko.postgres.PostgresDatabase;
import cl.fizko.postgres.TestDatabase;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The table by which, in the old system, anybody joined any company (fizko-domain §9, 2). */
class OldSessionsTest {

  private static final String ME = "6f2ecb6a-8a2c-4c0e-9f59-0d7c5a3d1e11";
  private static final String MINE = "11111111-1111-4111-8111-111111111111";
  private static final String THEIRS = "22222222-2222-4222-8222-222222222222";

  private static final String OLD =
      """
      DO $$ BEGIN
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'anon') THEN
          CREATE ROLE anon NOLOGIN; END IF;
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'authenticated') THEN
          CREATE ROLE authenticated NOLOGIN; END IF;
      END $$;
      CREATE FUNCTION public.uid() RETURNS uuid LANGUAGE sql STABLE AS
        $$ SELECT nullif(current_setting('request.jwt.claim.sub', true), '')::uuid $$;
      CREATE TABLE public.sessions (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(), user_id uuid NOT NULL,
        company_id uuid NOT NULL, is_active boolean NOT NULL DEFAULT true, cookies jsonb,
        UNIQUE (user_id, company_id));
      ALTER TABLE public.sessions ENABLE ROW LEVEL SECURITY;
      CREATE POLICY "own" ON public.sessions FOR SELECT USING (user_id = public.uid());
      CREATE POLICY "insert own" ON public.sessions FOR INSERT WITH CHECK (user_id = public.uid());
      CREATE POLICY "update own" ON public.sessions FOR UPDATE USING (user_id = public.uid());
      GRANT ALL ON public.sessions TO anon, authenticated;
      INSERT INTO public.sessions (user_id, company_id) VALUES ('%s', '%s');
      """
          .formatted(ME, MINE);

  private static final String JOIN =
      "INSERT INTO public.sessions (user_id, company_id) VALUES ('%s', '%s')".formatted(ME, THEIRS);
  private static final String MOVE =
      "UPDATE public.sessions SET company_id = '%s'".formatted(THEIRS);

  @RegisterExtension static final TestDatabase DATABASES = new TestDatabase();

  /** How many rows a statement changes that a signed-in user makes; nothing of it stays. */
  private static int asUser(PostgresDatabase database, String statement) {
    try (Handle handle = database.jdbi().open()) {
      handle.begin();
      try {
        become(handle);
        return handle.execute(statement);
      } finally {
        handle.rollback();
      }
    }
  }

  private static void become(Handle handle) {
    handle
        .createQuery(
            "SELECT set_config('request.jwt.claim.sub', :me, true) a,"
                + " set_config('role', 'authenticated', true) b")
        .bind("me", ME)
        .mapToMap()
        .one();
  }

  @Test
  void nobodyJoinsACompanyThereAnyMoreWhateverTheOldPoliciesSay() {
    PostgresDatabase database = DATABASES.open();
    TestDatabase.run(database, OLD);
    assertThat(asUser(database, JOIN)).as("the hole is there").isEqualTo(1);
    assertThat(asUser(database, MOVE)).as("and its sister").isEqualTo(1);

    database.migrate();

    assertThatThrownBy(() -> asUser(database, JOIN)).hasMessageContaining("permission denied");
    assertThatThrownBy(() -> asUser(database, MOVE)).hasMessageContaining("permission denied");
    TestDatabase.run(database, "GRANT ALL ON public.sessions TO anon, authenticated");
    assertThatThrownBy(() -> asUser(database, JOIN)).hasMessageContaining("row-level security");
    assertThat(asUser(database, MOVE)).isZero();
    assertThat(TestDatabase.list(database, "SELECT company_id FROM public.sessions"))
        .containsExactly(MINE);
  }

  @Test
  void whatIsThereStaysAndIsNotTakenForMembership() {
    PostgresDatabase database = DATABASES.open();
    TestDatabase.run(database, OLD);

    database.migrate();

    assertThat(asUser(database, "DELETE FROM public.sessions WHERE false")).isZero();
    assertThat(TestDatabase.list(database, "SELECT user_id FROM public.sessions"))
        .containsExactly(ME);
    assertThat(TestDatabase.list(database, "SELECT user_id FROM fizko.memberships")).isEmpty();
  }

  @Test
  void aTableOfThatNameThatIsSomethingElseIsLeftAlone() {
    PostgresDatabase database = DATABASES.open();
    TestDatabase.run(database, "CREATE TABLE public.sessions (id integer)");

    database.migrate();

    assertThat(
            TestDatabase.list(
                database,
                "SELECT polname FROM pg_policy p WHERE p.polrelid = 'public.sessions'::regclass"))
        .isEmpty();
  }
}
