/** What is waiting for somebody and what he has done: filters and cards of the task list, finished tasks, own projects, copies received. */
package cn.pmo.itproject.worklist;
