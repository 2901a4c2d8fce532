package cn.pmo.itproject.rule;

/** What people are told when nothing else tells them: what went wrong, nothing about the inside. */
public final class StatusWords {

  private StatusWords() {
  }

  /** A Chinese sentence for a status of HTTP, 4xx or 5xx. */
  public static String of(int status) {
    return switch (status) {
      case 400 -> "请求的格式不正确，应检查地址、参数和内容";
      case 401 -> "未登录，或者用户名、密码不正确";
      case 403 -> "没有权限执行此操作";
      case 404 -> "未找到所请求的内容，应检查地址";
      case 405 -> "此地址不支持这种请求方法";
      case 406 -> "此地址不能以所要求的格式回答，应为 JSON";
      case 409 -> "内容刚被他人修改，请刷新后重试";
      case 413 -> "提交的内容过大";
      case 414 -> "请求的地址过长";
      case 415 -> "请求内容的类型不受支持，应为 application/json";
      case 431 -> "请求的头部过大";
      case 503 -> "系统暂时不可用，请稍后重试";
      default -> status < 500 ? "请求未被接受（状态 " + status + "）" : "系统处理请求时出错，本次操作未生效，请稍后重试；仍不成功请联系系统管理员";
    };
  }
}
