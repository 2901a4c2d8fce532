package cn.pmo.itproject.expression;

import javax.script.ScriptEngine;
import javax.script.ScriptEngineFactory;
import javax.script.ScriptEngineManager;
import org.camunda.bpm.engine.impl.scripting.engine.ScriptEngineResolver;

/**
 * No script runs, in whatever language. The engine brings one for JUEL and FEEL another one; decision tables do without, since they use
 * FEEL's own interface. Models with scripts are refused before; this is for those that were deployed by an earlier release.
 */
class NoScripts implements ScriptEngineResolver {

  /** Looks for no engine on the class path. */
  private final ScriptEngineManager none = new ScriptEngineManager(new ClassLoader(null) { });

  @Override
  public void addScriptEngineFactory(ScriptEngineFactory factory) {
    // There are none.
  }

  @Override
  public ScriptEngineManager getScriptEngineManager() {
    return none;
  }

  @Override
  public ScriptEngine getScriptEngine(String language, boolean resolveFromCache) {
    return null;
  }
}
