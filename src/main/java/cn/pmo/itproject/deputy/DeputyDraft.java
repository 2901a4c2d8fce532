package cn.pmo.itproject.deputy;

import java.time.LocalDate;

/** A period that is to be entered; what is missing is null. */
record DeputyDraft(String personId, String deputyId, LocalDate startsOn, LocalDate endsOn, String reason) {
}
