package cn.pmo.itproject.deployment;

import java.util.List;

/** A real installation may not start as it is configured, or with the people it has. */
public class UnsafeSettingsException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * @param problems what is wrong and what would be right, a Chinese sentence each
   */
  public UnsafeSettingsException(List<String> problems) {
    super("生产环境的设置不安全或不完整，系统没有启动：\n- " + String.join("\n- ", problems));
  }
}
