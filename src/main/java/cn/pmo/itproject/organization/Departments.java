package cn.pmo.itproject.organization;

/** Departments and units: groups of the engine or the directory, kept in Admin or LDAP, never in a model. */
public final class Departments {

  /** Type of the groups that are departments or units. */
  public static final String GROUP_TYPE = "DEPARTMENT";

  private Departments() {
  }
}
