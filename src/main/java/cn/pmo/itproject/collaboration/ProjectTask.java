package cn.pmo.itproject.collaboration;

/** A step of a project as it was or is worked on by somebody. */
record ProjectTask(String id, String projectCode, String processInstanceId, String stepId, String stepName) {
}
