package cl.fizko.boot.role;

import cl.fizko.boot.SystemTime;
import cl.fizko.boot.settings.Settings;
import cl.fizko.core.credential.CredentialVault;
import cl.fizko.core.credential.Rewrapping;
import cl.fizko.postgres.PostgresDatabase;
import cl.fizko.postgres.credential.LegacyImport;
import cl.fizko.postgres.credential.LegacyPasswords;
import cl.fizko.postgres.credential.PostgresCredentialUses;
import cl.fizko.postgres.credential.PostgresCredentials;
import cl.fizko.postgres.credential.TinkCredentialCipher;
import cl.fizko.postgres.credential.TinkKeyRing;

/** What an operator does with all credentials at once; close it when done. */
public final class VaultDesk implements AutoCloseable {

  private final PostgresDatabase database;
  private final TinkCredentialCipher cipher;

  private VaultDesk(PostgresDatabase database, TinkKeyRing keys) {
    this.database = database;
    this.cipher = new TinkCredentialCipher(keys);
  }

  /** Connects when first used; the settings name a database. */
  public static VaultDesk of(Settings settings, TinkKeyRing keys) {
    return new VaultDesk(
        new PostgresDatabase(settings.database().orElseThrow(), "fizko-credentials", 2), keys);
  }

  /** Encrypts anew what older keys have encrypted, so many in one step. */
  public Rewrapping rewrapping(int batch) {
    return new Rewrapping(cipher, new PostgresCredentials(database), batch);
  }

  /** Takes over the passwords of the old system. */
  public LegacyImport legacyImport(LegacyPasswords passwords) {
    return new LegacyImport(
        database,
        passwords,
        new CredentialVault(
            cipher,
            new PostgresCredentials(database),
            new PostgresCredentialUses(database),
            new SystemTime()));
  }

  @Override
  public void close() {
    database.close();
  }
}
