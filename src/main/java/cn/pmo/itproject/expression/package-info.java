/** What expressions in models and in filters of the task list may do: closed lists, checked when they are stored and again when they run. */
package cn.pmo.itproject.expression;
