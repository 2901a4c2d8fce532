package cn.pmo.itproject.fault;

import cn.pmo.itproject.fault.Database.Row;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The mail server refuses the address of one of two people who are told the same. */
class MailRefusedFault {

  private static final String STEP = "UserTask_CollectStandards";

  @Test
  void oneRefusedAddressKeepsNobodyElseBack() {
    Cluster cluster = Cluster.whole();
    int projects = Settings.amount(5, 3);
    String refused = Organisation.email(Organisation.members("network-admin").get(0));
    String other = Organisation.email(Organisation.members("network-admin").get(1));
    Counts counts = new Counts("One address refused", projects + " projects at a step of two people; the mail server refuses the address of one of them,"
        + " later takes it, and operations repeat the mails that failed.");
    cluster.mail().refuse(refused);
    long gotBefore = got(cluster, refused);
    long otherBefore = got(cluster, other);
    try (Traffic traffic = cluster.traffic()) {
      traffic.begin(projects, STEP);
      traffic.awaitAll(Duration.ofMinutes(2));
      Await.until(() -> incidents(cluster, traffic).size() + " incidents", Duration.ofSeconds(60), () -> incidents(cluster, traffic).size() == projects
          && Mails.waiting(cluster.database(), traffic.projects()) == projects);
      counts.exactly("mails to the other one", projects, got(cluster, other) - otherBefore)
          .exactly("mails to the refused one", 0, got(cluster, refused) - gotBefore)
          .exactly("incidents at 发送邮件", projects, incidents(cluster, traffic).size())
          .exactly("incidents that name the address and the server's words", projects,
              incidents(cluster, traffic).stream().filter(words -> words.contains(refused) && words.contains("550")).count());
      cluster.mail().refuseNobody();
      counts.exactly("mails operations repeated", projects, Mails.repeatNow(cluster, traffic.projects()));
      Mails.settle(cluster, traffic.projects());
      counts.exactly("mails to the refused one afterwards", projects, got(cluster, refused) - gotBefore)
          .exactly("mails to the other one in all", projects, got(cluster, other) - otherBefore)
          .exactly("incidents afterwards", 0, incidents(cluster, traffic).size());
      Books.balance(cluster.database(), counts, traffic.projects());
      Mails.balance(cluster, counts, traffic.projects(), 0);
      counts.exactly("failed requests", 0, traffic.answers().failed()).report();
    }
  }

  private static long got(Cluster cluster, String address) {
    return cluster.mail().received().stream().filter(mail -> mail.recipient().equals(address)).count();
  }

  private static List<String> incidents(Cluster cluster, Traffic traffic) {
    return cluster.database().query("select i.INCIDENT_MSG_ from ACT_RU_INCIDENT i join ACT_HI_PROCINST p on p.PROC_INST_ID_ = i.PROC_INST_ID_"
        + " where i.ACTIVITY_ID_ = 'SendTask_SendMail' and p.BUSINESS_KEY_ in " + Books.codes(traffic.projects())).stream()
        .map((Row row) -> String.valueOf(row.text(0))).toList();
  }
}
