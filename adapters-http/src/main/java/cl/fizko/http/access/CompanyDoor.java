package cl.fizko.http.access;

import cl.fizko.core.access.Company;
import cl.fizko.core.access.CompanyAccess;
import cl.fizko.core.access.CompanyId;
import cl.fizko.core.access.CompanyRole;
import cl.fizko.http.problem.Problem;
import cl.fizko.http.problem.ProblemException;
import io.javalin.http.Context;
import java.util.Set;

/**
 * Stands before every route of a company, whose path has its id as {@code company}: 404 to whoever
 * does not belong to it, whether it is there or not, and 403 to a member who may not do this.
 */
public final class CompanyDoor {

  /** The parameter in the path. */
  public static final String COMPANY = "company";

  private final CompanyAccess access;

  public CompanyDoor(CompanyAccess access) {
    this.access = access;
  }

  /**
   * The company, for a caller who may do in it what members with some roles may.
   *
   * @throws ProblemException 404 or 403
   */
  public Company enter(Context ctx, Set<CompanyRole> roles) {
    CompanyId id =
        PathIds.find(ctx, COMPANY).map(CompanyId::new).orElseThrow(CompanyDoor::notThere);
    return switch (access.enter(Gate.principal(ctx).orElseThrow(), id, roles)) {
      case CompanyAccess.Granted granted -> granted.company();
      case CompanyAccess.NotThere nothing -> throw notThere();
      case CompanyAccess.Forbidden forbidden ->
          throw new ProblemException(Problem.of(403, "Your role in this company may not do this."));
    };
  }

  private static ProblemException notThere() {
    return new ProblemException(Problem.of(404, "There is no such company."));
  }
}
