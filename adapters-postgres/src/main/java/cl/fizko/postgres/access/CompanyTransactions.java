package cl.fizko.postgres.access;

import cl.fizko.core.access.Principal;
import cl.fizko.postgres.PostgresDatabase;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/**
 * Runs units of work for somebody: each in one transaction that begins by saying for whom, so that
 * the policies of the tables decide what it sees and changes (supabase §6). What is said ends with
 * the transaction, also on a connection that a pooler hands to strangers. Safe for use by many
 * threads.
 */
public final class CompanyTransactions {

  private static final String SERVICE_CLAIMS = "{\"role\":\"service_role\"}";

  /** The columns have names because JDBI takes no two of the same. */
  private static final String SAY_FOR_WHOM =
      """
      SELECT set_config('request.jwt.claims', :claims, true) AS claims,
             set_config('role', :role, true) AS role
      """;

  private final AccessCalls calls;

  /** Does no I/O. */
  public CompanyTransactions(PostgresDatabase database) {
    this.calls = new AccessCalls(database);
  }

  /**
   * Works for a caller: a member sees his companies, an operator all of them.
   *
   * @param work must not end the transaction, nor change the role or the claims
   * @throws IllegalArgumentException for a system, which has nothing to do with companies
   * @throws cl.fizko.core.access.AccessUnavailableException if the database does not answer, or
   *     refuses what the caller may not do; nothing is changed then
   */
  public <T> T as(Principal caller, Function<Handle, T> work) {
    return switch (caller.role()) {
      case OPERATOR -> asService(work);
      case MEMBER -> within("authenticated", caller.user().orElseThrow().claims(), work);
      case SERVICE, MONITOR ->
          throw new IllegalArgumentException(caller.name() + " has nothing to do with companies");
    };
  }

  /** Works for the service itself, which sees all; whoever calls this has checked the caller. */
  public <T> T asService(Function<Handle, T> work) {
    return within("service_role", SERVICE_CLAIMS, work);
  }

  private <T> T within(String role, String claims, Function<Handle, T> work) {
    return calls.inTransaction(
        handle -> {
          handle
              .createQuery(SAY_FOR_WHOM)
              .bind("claims", claims)
              .bind("role", role)
              .mapToMap()
              .one();
          return work.apply(handle);
        });
  }
}
