package cn.pmo.itproject.organization;

import org.camunda.bpm.engine.ProcessEngine;

/** The current user of an engine that a test made itself. */
public final class CurrentUserAccess {

  private CurrentUserAccess() {
  }

  public static CurrentUser of(ProcessEngine engine) {
    return new CurrentUser(engine.getIdentityService(), new Directory(engine.getIdentityService()));
  }
}
