package cn.pmo.itproject.organization;

/** The task filters that come with an installation. */
public interface InitialFilters {

  /** Creates what is missing; called at start-up within one transaction, under the start-up lock, after the roles exist. */
  void createMissing();
}
