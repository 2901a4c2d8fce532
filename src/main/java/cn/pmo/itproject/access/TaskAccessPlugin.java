package cn.pmo.itproject.access;

import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.ibatis.builder.xml.XMLMapperBuilder;
import org.apache.ibatis.io.Resources;
import org.apache.ibatis.session.Configuration;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;
import org.springframework.stereotype.Component;

/**
 * Installs the engine's task access by identity links: no authorization rows for tasks ({@link LinksAreRights}), answers about a single task
 * ({@link TaskAccess}), and the lists, whose statements take the place of the engine's as a statement for a particular database would.
 */
@Component
class TaskAccessPlugin extends AbstractProcessEnginePlugin {

  private static final List<String> MAPPERS = List.of("cn/pmo/itproject/access/AuthorizationJoins.xml",
      "cn/pmo/itproject/access/TaskAccess.xml", "cn/pmo/itproject/access/VariableAccess.xml");
  /** The engine's statements that ask who may see a task; ours have a suffix, as the engine's own for particular databases. */
  private static final List<String> LISTS = List.of("selectTaskByQueryCriteria", "selectTaskCountByQueryCriteria",
      "selectVariableInstanceByQueryCriteria", "selectVariableInstanceCountByQueryCriteria");

  @Override
  public void preInit(ProcessEngineConfigurationImpl configuration) {
    configuration.setResourceAuthorizationProvider(new LinksAreRights());
    List<SessionFactory> factories = new ArrayList<>();
    if (configuration.getCustomSessionFactories() != null) {
      factories.addAll(configuration.getCustomSessionFactories());
    }
    factories.add(new Factory());
    configuration.setCustomSessionFactories(factories);
  }

  @Override
  public void postInit(ProcessEngineConfigurationImpl configuration) {
    MAPPERS.forEach(mapper -> add(mapper, configuration.getSqlSessionFactory().getConfiguration()));
    Map<String, String> ofDatabase = configuration.getDbSqlSessionFactory().getStatementMappings();
    Map<String, String> statements = ofDatabase == null ? new HashMap<>() : new HashMap<>(ofDatabase);
    LISTS.forEach(list -> statements.put(list, list + "_ofUser"));
    configuration.getDbSqlSessionFactory().setStatementMappings(statements);
  }

  /** Where the engine has made its tables just now, which is later than the migrations. */
  @Override
  public void postProcessEngineBuild(ProcessEngine engine) {
    try (Connection connection = engine.getProcessEngineConfiguration().getDataSource().getConnection()) {
      TaskIndexes.create(connection);
    } catch (SQLException e) {
      throw new IllegalStateException("The indexes of the task lists cannot be created", e);
    }
  }

  private static void add(String mapper, Configuration configuration) {
    try (InputStream text = Resources.getResourceAsStream(mapper)) {
      new XMLMapperBuilder(text, configuration, mapper, configuration.getSqlFragments()).parse();
    } catch (IOException e) {
      throw new IllegalStateException("Statements of task access are missing: " + mapper, e);
    }
  }

  private static final class Factory implements SessionFactory {

    private final TaskPages pages = new TaskPages();

    @Override
    public Class<?> getSessionType() {
      return AuthorizationManager.class;
    }

    @Override
    public Session openSession() {
      return new TaskAccess(pages);
    }
  }
}
