package cn.pmo.itproject.organization;

/** People and departments that come with an installation, as the demo's do. */
public interface InitialMembers {

  /** Creates who is missing; called at start-up within one transaction, after the roles exist. */
  void createMissing();
}
