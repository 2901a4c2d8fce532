package cn.pmo.itproject.review;

import static org.mockito.Mockito.mock;

import cn.pmo.itproject.deputy.Deputies;
import cn.pmo.itproject.organization.CurrentUser;

/** The parts of reviews that other capabilities use, for an engine that a test made itself. */
public final class Reviews {

  private Reviews() {
  }

  public static DecisionMakers decisionMakers(CurrentUser currentUser) {
    return new DecisionMakers(currentUser, mock(Deputies.class));
  }
}
