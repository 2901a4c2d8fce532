package cn.pmo.itproject.project;

/**
 * Which projects to list; what is null does not restrict.
 *
 * @param year plan year
 * @param phase key of the called process
 * @param department id of the department
 * @param q part of the code, the name, the counterparty or the contract number
 */
record ProjectFilter(Integer year, ProjectStatus status, String phase, BuildType buildType, String department, String q) {
}
