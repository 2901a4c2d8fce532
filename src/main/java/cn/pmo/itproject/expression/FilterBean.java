package cn.pmo.itproject.expression;

/** A bean whose public methods without parameters stored filters of the task list may ask, as {@code ${name.method()}}. */
public interface FilterBean {
}
