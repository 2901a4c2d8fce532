/**
 * The working-day calendar: which days people work, how long, and when a time limit such as {@code 0.5WD} ends.
 *
 * <p>It follows the State Council's yearly holiday arrangement, make-up working days included, and is what the process
 * engine asks for due dates and timer durations.
 */
package cn.pmo.itproject.calendar;
