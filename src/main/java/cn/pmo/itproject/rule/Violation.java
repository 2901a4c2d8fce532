package cn.pmo.itproject.rule;

/**
 * One thing that is wrong with what a person submitted.
 *
 * @param field name of the variable (form field key) concerned
 * @param message a Chinese sentence naming the field, its value and what would be right
 */
public record Violation(String field, String message) {}
