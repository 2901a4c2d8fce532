package cn.pmo.itproject.project;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/** A project with the labels of its codes, for people. */
record ProjectView(@JsonUnwrapped Project project, String buildTypeLabel, String statusLabel) {

  static ProjectView of(Project project) {
    return new ProjectView(project, project.buildType().label(), project.status().label());
  }
}
