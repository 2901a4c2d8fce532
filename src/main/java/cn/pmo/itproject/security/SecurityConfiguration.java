package cn.pmo.itproject.security;

import jakarta.servlet.Filter;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationProvider;
import org.camunda.bpm.engine.rest.security.auth.ProcessEngineAuthenticationFilter;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/**
 * Who may reach what over HTTP. The web applications below /camunda have Camunda's own login; both APIs have the engine's.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

  @Bean
  FilterRegistrationBean<LoginFilter> engineRestLogin() {
    return login("engineRestLogin", "/engine-rest", EngineLogin.class);
  }

  @Bean
  FilterRegistrationBean<LoginFilter> apiLogin() {
    return login("apiLogin", "/api", ApiLogin.class);
  }

  @Bean
  FilterRegistrationBean<TryLaterFilter> tryLaterFilter() {
    FilterRegistrationBean<TryLaterFilter> registration = new FilterRegistrationBean<>(new TryLaterFilter());
    registration.addUrlPatterns("/engine-rest/*", "/api/*", "/camunda/*");
    // Around the logins, inside of what logs requests.
    registration.setOrder(Ordered.LOWEST_PRECEDENCE - 100);
    return registration;
  }

  @Bean
  FilterRegistrationBean<SetupPageFilter> setupPageFilter() {
    FilterRegistrationBean<SetupPageFilter> registration = new FilterRegistrationBean<>(new SetupPageFilter());
    registration.addUrlPatterns("/camunda/*");
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return registration;
  }

  @Bean
  FilterRegistrationBean<ClientRequest> clientRequest() {
    return first(new ClientRequest(), 0);
  }

  @Bean
  FilterRegistrationBean<ForeignRequestFilter> foreignRequestFilter(@Value("${it-project.base-url:#{null}}") String ownAddress) {
    return first(new ForeignRequestFilter(ownAddress), 1);
  }

  @Bean
  FilterRegistrationBean<UnknownEnginePageFilter> unknownEnginePageFilter() {
    FilterRegistrationBean<UnknownEnginePageFilter> registration = new FilterRegistrationBean<>(new UnknownEnginePageFilter());
    registration.addUrlPatterns("/camunda/*");
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return registration;
  }

  @Bean
  FilterRegistrationBean<PluginApiFilter> pluginApiFilter() {
    FilterRegistrationBean<PluginApiFilter> registration = new FilterRegistrationBean<>(new PluginApiFilter());
    registration.addUrlPatterns("/camunda/api/*");
    return registration;
  }

  @Bean
  FilterRegistrationBean<PageNonceFilter> pageNonceFilter() {
    FilterRegistrationBean<PageNonceFilter> registration = new FilterRegistrationBean<>(new PageNonceFilter());
    registration.addUrlPatterns("/camunda/*");
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return registration;
  }

  private static <F extends Filter> FilterRegistrationBean<F> first(F filter, int place) {
    FilterRegistrationBean<F> registration = new FilterRegistrationBean<>(filter);
    registration.addUrlPatterns("/*");
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE + place);
    return registration;
  }

  private static FilterRegistrationBean<LoginFilter> login(
      String name, String path, Class<? extends AuthenticationProvider> provider) {
    FilterRegistrationBean<LoginFilter> registration = new FilterRegistrationBean<>(new LoginFilter());
    registration.setName(name);
    registration.addUrlPatterns(path + "/*");
    registration.addInitParameter(ProcessEngineAuthenticationFilter.AUTHENTICATION_PROVIDER_PARAM, provider.getName());
    // The part of the path the filter skips: it depends on how a servlet is mapped unless it is given.
    registration.addInitParameter(ProcessEngineAuthenticationFilter.SERVLET_PATH_PREFIX, path);
    return registration;
  }
}
