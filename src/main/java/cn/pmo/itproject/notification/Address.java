package cn.pmo.itproject.notification;

/** Somebody outside the organisation, who is no user: a bidder. */
public record Address(String name, String email) {

  @Override
  public String toString() {
    return name + " <" + email + ">";
  }
}
