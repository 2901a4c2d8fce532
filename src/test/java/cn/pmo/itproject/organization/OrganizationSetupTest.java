package cn.pmo.itproject.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.camunda.bpm.engine.authorization.Permissions.ACCESS;
import static org.camunda.bpm.engine.authorization.Permissions.CREATE;
import static org.camunda.bpm.engine.authorization.Permissions.READ;
import static org.camunda.bpm.engine.authorization.Resources.APPLICATION;
import static org.camunda.bpm.engine.authorization.Resources.DEPLOYMENT;
import static org.camunda.bpm.engine.authorization.Resources.FILTER;
import static org.camunda.bpm.engine.authorization.Resources.PROCESS_DEFINITION;
import static org.camunda.bpm.engine.authorization.Resources.PROCESS_INSTANCE;
import static org.camunda.bpm.engine.authorization.Resources.TASK;

import cn.pmo.itproject.ItProjectApplication;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.TaskPermissions;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.identity.Group;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The organisation is created at the first start and left alone afterwards. */
class OrganizationSetupTest {

  private static final List<String> NOBODY_SPECIAL = List.of("legal");

  private final String database = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";

  private ConfigurableApplicationContext start() {
    return new SpringApplicationBuilder(ItProjectApplication.class)
        .profiles("test")
        .run("--spring.datasource.url=" + database);
  }

  @Test
  void firstStartCreatesRolesRightsAndFilters() {
    try (ConfigurableApplicationContext context = start()) {
      List<Group> roles = context.getBean(IdentityService.class).createGroupQuery().groupType("ROLE").list();
      assertThat(roles).hasSize(27).extracting(Group::getId, Group::getName)
          .contains(tuple("it-center-director", "信息中心主任(副主任)"),
              tuple("investment-committee", "大宗物资、投资、预算管理委员会"));
      assertThat(context.getBean(IdentityService.class).createUserQuery().count()).isZero();

      assertThat(may(context, NOBODY_SPECIAL, ACCESS, APPLICATION, "tasklist")).isTrue();
      assertThat(may(context, NOBODY_SPECIAL, ACCESS, APPLICATION, "cockpit")).isFalse();
      assertThat(may(context, NOBODY_SPECIAL, ACCESS, APPLICATION, "admin")).isFalse();
      assertThat(may(context, NOBODY_SPECIAL, READ, PROCESS_DEFINITION, "research")).isTrue();
      assertThat(may(context, NOBODY_SPECIAL, ProcessDefinitionPermissions.READ_INSTANCE, PROCESS_DEFINITION, "research")).isFalse();
      assertThat(may(context, NOBODY_SPECIAL, ProcessDefinitionPermissions.READ_HISTORY, PROCESS_DEFINITION, "research")).isFalse();
      assertThat(may(context, NOBODY_SPECIAL, ProcessDefinitionPermissions.CREATE_INSTANCE, PROCESS_DEFINITION,
          "it-project-construction")).isFalse();
      assertThat(may(context, NOBODY_SPECIAL, TaskPermissions.READ, TASK, "any-task")).isFalse();

      List<String> requester = List.of("requesting-department");
      assertThat(may(context, requester, ProcessDefinitionPermissions.CREATE_INSTANCE, PROCESS_DEFINITION,
          "it-project-construction")).isTrue();
      assertThat(may(context, requester, CREATE, PROCESS_INSTANCE, "*")).isTrue();
      assertThat(may(context, requester, ProcessDefinitionPermissions.CREATE_INSTANCE, PROCESS_DEFINITION, "procurement")).isFalse();

      List<String> operations = List.of("operations");
      assertThat(may(context, operations, ACCESS, APPLICATION, "cockpit")).isTrue();
      assertThat(may(context, operations, ProcessDefinitionPermissions.RETRY_JOB, PROCESS_DEFINITION, "procurement")).isTrue();
      assertThat(may(context, operations, ProcessDefinitionPermissions.TASK_WORK, PROCESS_DEFINITION, "procurement")).isFalse();
      assertThat(may(context, operations, CREATE, DEPLOYMENT, "*")).isFalse();

      List<String> owners = List.of("process-owners");
      assertThat(may(context, owners, CREATE, DEPLOYMENT, "*")).isTrue();
      assertThat(may(context, owners, ProcessDefinitionPermissions.READ_INSTANCE, PROCESS_DEFINITION, "procurement")).isFalse();

      List<Filter> filters = context.getBean(FilterService.class).createFilterQuery().list();
      assertThat(filters).extracting(Filter::getName).containsExactlyInAnyOrder("我的待办", "待认领", "办理中", "我委派的", "我部门的待办", "今日到期", "已逾期",
          "需求论证与立项", "调研与方案", "采购与合同", "计划与试点", "推广与试运行", "验收", "归档项目资料");
      assertThat(filters).allSatisfy(filter -> {
        assertThat(may(context, NOBODY_SPECIAL, READ, FILTER, filter.getId())).isTrue();
        assertThat(filter.getProperties().get("variables").toString()).contains("projectCode", "projectName", "建设类型");
      });
    }
  }

  @Test
  void laterStartKeepsWhatWasChangedAndAddsNothing() {
    long authorizations;
    long filters;
    try (ConfigurableApplicationContext context = start()) {
      IdentityService identityService = context.getBean(IdentityService.class);
      Group legal = identityService.createGroupQuery().groupId("legal").singleResult();
      legal.setName("法律事务部");
      identityService.saveGroup(legal);

      AuthorizationService authorizationService = context.getBean(AuthorizationService.class);
      Authorization start = authorizationService.createAuthorizationQuery()
          .groupIdIn("requesting-department").resourceType(PROCESS_DEFINITION).singleResult();
      start.removePermission(ProcessDefinitionPermissions.CREATE_INSTANCE);
      authorizationService.saveAuthorization(start);

      FilterService filterService = context.getBean(FilterService.class);
      Filter filter = filterService.createFilterQuery().filterName("待认领").singleResult();
      filter.setProperties(Map.of("priority", 1));
      filterService.saveFilter(filter);
      Filter renamed = filterService.createFilterQuery().filterName("今日到期").singleResult();
      renamed.setName("今天到期");
      filterService.saveFilter(renamed);
      filterService.deleteFilter(filterService.createFilterQuery().filterName("已逾期").singleResult().getId());
      filters = filterService.createFilterQuery().count() + 1;
      authorizations = authorizationService.createAuthorizationQuery().count();
    }
    try (ConfigurableApplicationContext context = start()) {
      assertThat(context.getBean(IdentityService.class).createGroupQuery().groupId("legal").singleResult().getName())
          .isEqualTo("法律事务部");
      assertThat(may(context, List.of("requesting-department"), ProcessDefinitionPermissions.CREATE_INSTANCE, PROCESS_DEFINITION,
          "it-project-construction")).isFalse();
      FilterService filterService = context.getBean(FilterService.class);
      assertThat(filterService.createFilterQuery().count()).as("the deleted one is back, the renamed one stays").isEqualTo(filters);
      assertThat(filterService.createFilterQuery().filterName("今日到期").count()).isZero();
      assertThat(filterService.createFilterQuery().filterName("已逾期").count()).isOne();
      assertThat(filterService.createFilterQuery().filterName("待认领").singleResult().getProperties()).containsOnlyKeys("priority");
      assertThat(context.getBean(AuthorizationService.class).createAuthorizationQuery().count()).isEqualTo(authorizations + 1);
    }
  }

  /** Those of the version before were known by their names. */
  @Test
  void filtersOfAnEarlierVersionAreTakenOver() {
    String mine;
    try (ConfigurableApplicationContext context = start()) {
      FilterService filterService = context.getBean(FilterService.class);
      mine = filterService.createFilterQuery().filterName("我的待办").singleResult().getId();
      context.getBean(ManagementService.class).deleteProperty("it-project.filter.mine");
    }
    try (ConfigurableApplicationContext context = start()) {
      assertThat(context.getBean(FilterService.class).createFilterQuery().filterName("我的待办").singleResult().getId()).isEqualTo(mine);
      assertThat(context.getBean(ManagementService.class).getProperties()).containsEntry("it-project.filter.mine", mine);
    }
  }

  @Test
  void nodesThatStartTogetherCreateEverythingOnce() throws Exception {
    try (ConfigurableApplicationContext context = start()) {
      IdentityService identityService = context.getBean(IdentityService.class);
      AuthorizationService authorizationService = context.getBean(AuthorizationService.class);
      FilterService filterService = context.getBean(FilterService.class);
      long authorizations = authorizationService.createAuthorizationQuery().count();
      identityService.createGroupQuery().list().forEach(group -> identityService.deleteGroup(group.getId()));
      long filters = filterService.createFilterQuery().count();
      filterService.createFilterQuery().list().forEach(filter -> filterService.deleteFilter(filter.getId()));
      authorizationService.createAuthorizationQuery().list().forEach(a -> authorizationService.deleteAuthorization(a.getId()));

      OrganizationSetup setup = context.getBean(OrganizationSetup.class);
      ExecutorService nodes = Executors.newFixedThreadPool(4);
      try {
        List<Future<?>> starts = IntStream.range(0, 4)
            .<Future<?>>mapToObj(i -> nodes.submit(setup::afterSingletonsInstantiated)).toList();
        for (Future<?> node : starts) {
          node.get();
        }
      } finally {
        nodes.shutdownNow();
      }
      assertThat(identityService.createGroupQuery().count()).isEqualTo(27);
      assertThat(filterService.createFilterQuery().count()).isEqualTo(filters);
      assertThat(authorizationService.createAuthorizationQuery().count()).isEqualTo(authorizations);
    }
  }

  private static boolean may(ConfigurableApplicationContext context, List<String> groups, Permission permission, Resource resource,
      String id) {
    return context.getBean(AuthorizationService.class).isUserAuthorized("somebody", groups, permission, resource, id);
  }
}
