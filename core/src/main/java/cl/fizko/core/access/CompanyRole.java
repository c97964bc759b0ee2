package cl.fizko.core.access;

import java.util.Locale;

/** What a member may do in a company. */
public enum CompanyRole {
  /** Everything, also saying who else is a member. */
  OWNER,
  /** All but saying who is a member. */
  MEMBER,
  /** The same as a member, usually in several companies. */
  ACCOUNTANT;

  /** As it is written: {@code owner}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The role that is written so.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static CompanyRole of(String label) {
    for (CompanyRole role : values()) {
      if (role.label().equals(label)) {
        return role;
      }
    }
    throw new IllegalArgumentException(
        "is no role in a company; expected owner, member or accountant");
  }
}
