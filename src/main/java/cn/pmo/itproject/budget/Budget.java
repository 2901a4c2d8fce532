package cn.pmo.itproject.budget;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * A checked budget.
 *
 * @param lines the lines with their computed amounts: item, quantity, unitPrice, amount
 * @param total their sum in yuan
 */
public record Budget(List<Map<String, Object>> lines, BigDecimal total) {}
