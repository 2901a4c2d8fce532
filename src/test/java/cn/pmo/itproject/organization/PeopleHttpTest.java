package cn.pmo.itproject.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.pmo.itproject.rule.RuleViolationException;
import cn.pmo.itproject.scenario.Http;
import cn.pmo.itproject.scenario.HttpProcessTest;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import javax.sql.DataSource;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Colleagues by name over HTTP. */
@HttpProcessTest
class PeopleHttpTest {

  @Autowired
  private Http http;
  @Autowired
  private ProcessEngine engine;
  @Autowired
  private People people;
  @Autowired
  private DataSource database;

  @BeforeEach
  void people() {
    if (engine.getIdentityService().createGroupQuery().groupId("dept-people").count() == 0) {
      Group department = engine.getIdentityService().newGroup("dept-people");
      department.setName("测绘科");
      department.setType(Departments.GROUP_TYPE);
      engine.getIdentityService().saveGroup(department);
    }
    http.user("people-ouyang", "欧阳", "娜", "dept-people", "legal", "finance")
        .user("people-ou", "欧", "阳").user("people-Smith", "Smith", "John", "dept-people");
  }

  private JsonNode find(String query) {
    return http.ask("people-ou", "GET", "/api/organization/people" + query, null);
  }

  @Test
  void aPartOfTheNameOrTheIdFindsPeopleWithDepartmentsAndRoles() {
    // 欧阳娜
    JsonNode found = find("?q=%E6%AC%A7%E9%98%B3%E5%A8%9C");
    assertThat(found).hasSize(1);
    assertThat(found.get(0).toString())
        .isEqualTo("{\"id\":\"people-ouyang\",\"name\":\"欧阳娜\",\"departments\":[\"测绘科\"],\"roles\":[\"财务部门\",\"法务\"]}");
    assertThat(find("?q=%E6%AC%A7%E9%98%B3").findValuesAsText("id")).as("欧阳: the shorter name first")
        .containsExactly("people-ou", "people-ouyang");
    assertThat(find("?q=john%20sm").findValuesAsText("name")).containsExactly("John Smith");
    assertThat(find("?q=PEOPLE-OUY").findValuesAsText("id")).containsExactly("people-ouyang");
    assertThat(find("?q=%E6%9F%A5%E6%97%A0%E6%AD%A4%E4%BA%BA")).isEmpty();
  }

  @Test
  void noMoreThanWanted() {
    assertThat(find("?limit=2")).hasSize(2);
    assertThat(find("?q=people-&limit=1")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "101"})
  void theLimitIsSaid(String limit) {
    assertThat(http.refusal("people-ou", "GET", "/api/organization/people?limit=" + limit, null))
        .isEqualTo("limit: 人数 limit=" + limit + " 无效，应为 1 至 100");
  }

  @Test
  void whoHasAnOddNameFromBeforeMaySaveEverythingElse() {
    http.user("people-odd", "Odd", "Name");
    JdbcClient.create(database).sql("update ACT_ID_USER set FIRST_ = ?, EMAIL_ = 'no address' where ID_ = 'people-odd'")
        .param("Na\nme").update();
    IdentityService identities = engine.getIdentityService();
    User user = identities.createUserQuery().userId("people-odd").singleResult();
    user.setPassword("a-Longer-pass-1");
    user.setLastName("Even");
    identities.saveUser(user);
    assertThat(identities.checkPassword("people-odd", "a-Longer-pass-1")).isTrue();
    assertThat(identities.createUserQuery().userId("people-odd").singleResult().getEmail()).isEqualTo("no address");

    User again = identities.createUserQuery().userId("people-odd").singleResult();
    again.setEmail("still no address");
    assertThatThrownBy(() -> identities.saveUser(again)).isInstanceOf(RuleViolationException.class).hasMessageContaining("still no address");
  }

  @Test
  void membersOfSeveralGroupsAreNamedOnce() {
    assertThat(people.membersOf(List.of("dept-people", "legal"))).extracting(Person::id).containsOnlyOnce("people-ouyang")
        .contains("people-Smith");
    assertThat(people.find("people-nobody")).isEmpty();
  }
}
