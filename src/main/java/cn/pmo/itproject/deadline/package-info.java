/**
 * 办理期限: who is told when the limit of a step is near or over, by the process {@code overdue-watch} and the decision
 * {@code escalation-policy}.
 */
package cn.pmo.itproject.deadline;
