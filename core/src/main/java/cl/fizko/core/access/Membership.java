package cl.fizko.core.access;

import java.time.Instant;
import java.util.UUID;

/**
 * That somebody belongs to a company. It is granted, never taken.
 *
 * @param company to which
 * @param user who
 * @param role as what
 * @param grantedBy the name of the principal who said so
 * @param grantedAt when
 */
public record Membership(
    CompanyId company, UUID user, CompanyRole role, String grantedBy, Instant grantedAt) {}
