package cn.pmo.itproject.notification;

import cn.pmo.itproject.budget.Money;
import java.math.BigDecimal;

/**
 * The result of a procurement for one bidder (JS-11 结果通知).
 *
 * @param processInstanceId the procurement: each of its bidders is notified once
 * @param amount of the award, in yuan
 */
public record ResultNotice(String processInstanceId, String projectCode, String projectName, String bidder, String email, String winner,
    BigDecimal amount) {

  /** Whether this bidder won. */
  public boolean won() {
    return bidder.equals(winner);
  }

  String subject() {
    return "采购结果通知：" + projectName.replaceAll("\\p{Cntrl}+", " ") + "（" + projectCode + "）";
  }

  String text() {
    String result = won()
        ? "贵单位在“" + projectName + "”（" + projectCode + "）采购中中选，中选金额 " + Money.format(amount) + "。请等待签订合同的通知。"
        : "“" + projectName + "”（" + projectCode + "）采购已定标，贵单位未中选。中选单位：" + winner + "，中选金额 " + Money.format(amount) + "。感谢贵单位的参与。";
    return bidder + "：\n\n" + result + "\n";
  }
}
