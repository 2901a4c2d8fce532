package cn.pmo.itproject.rule;

import jakarta.ws.rs.core.FeatureContext;
import org.glassfish.jersey.internal.spi.ForcedAutoDiscoverable;

/**
 * Registers the mappers and the check of pages in every Jersey application of the server; the web applications' one cannot be configured
 * otherwise. Found through META-INF/services.
 */
public class RefusalFeature implements ForcedAutoDiscoverable {

  @Override
  public void configure(FeatureContext context) {
    context.register(RefusalMapper.OfRest.class);
    context.register(RefusalMapper.OfEngine.class);
    context.register(RefusalMapper.OfJsonMapping.class);
    context.register(RefusalMapper.OfMismatch.class);
    context.register(RefusalMapper.OfParser.class);
    context.register(RefusalMapper.OfAnything.class);
    context.register(RestAnswers.class);
    context.register(RequiredBody.class);
    context.register(PageParameters.class);
  }
}
