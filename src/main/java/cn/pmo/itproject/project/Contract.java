package cn.pmo.itproject.project;

import java.math.BigDecimal;
import java.time.LocalDate;

/** A signed contract (JS-14). The amount is in yuan. */
public record Contract(String contractNo, BigDecimal amount, String counterparty, LocalDate signedOn) {
}
