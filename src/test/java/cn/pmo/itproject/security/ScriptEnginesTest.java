package cn.pmo.itproject.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ServiceLoader;
import javax.script.ScriptEngineFactory;
import org.junit.jupiter.api.Test;

/** Which script engines the class path and the JDK bring. Any other one would come with a library nobody meant to bring it. */
class ScriptEnginesTest {

  @Test
  void onlyThoseWithinTheEngineAndFeelAreThere() {
    assertThat(ServiceLoader.load(ScriptEngineFactory.class).stream()).extracting(provider -> provider.type().getName())
        .containsExactlyInAnyOrder("org.camunda.bpm.engine.impl.scripting.engine.JuelScriptEngineFactory",
            "org.camunda.feel.impl.script.FeelScriptEngineFactory", "org.camunda.feel.impl.script.FeelUnaryTestsScriptEngineFactory");
  }
}
