/**
 * Who may see and work on a task. The engine would write an authorization for each task and candidate and join them all in each list; here its
 * identity links and columns themselves are the right, and rows are for what somebody grants or revokes on purpose.
 */
package cn.pmo.itproject.access;
