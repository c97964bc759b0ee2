package cl.fizko.core.credential.port;

import cl.fizko.core.credential.CredentialUse;
import java.util.List;
import java.util.UUID;

/** Who used which credential and why. Nothing is ever taken out. Safe for threads. */
public interface CredentialUses {

  /** Keeps one for good before it returns. */
  void record(CredentialUse use);

  /**
   * Those of a company, newest first.
   *
   * @param most 1 to 1,000
   */
  List<CredentialUse> newest(UUID company, int most);
}
