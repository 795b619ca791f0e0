package no.stafettpinnen.access;

import static org.springframework.http.HttpMethod.POST;
import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.withDefaults;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.json.AbstractJackson2HttpMessageConverter;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.security.web.header.writers.DelegatingRequestMatcherHeaderWriter;
import org.springframework.security.web.header.writers.StaticHeadersWriter;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * One log-in for our pages and Camunda's web apps, forged requests, headers. What may be asked at all is in {@link RequestRules}.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration implements WebMvcConfigurer {

  private static final String OWN_PAGES = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
      + "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
  @Bean
  SecurityFilterChain security(HttpSecurity http) throws Exception {
    CookieCsrfTokenRepository csrfTokens = CookieCsrfTokenRepository.withHttpOnlyFalse();
    csrfTokens.setCookieName("STAFETT-CSRF");
    csrfTokens.setHeaderName("X-STAFETT-CSRF");
    csrfTokens.setCookieCustomizer(cookie -> cookie.sameSite("Lax"));
    CsrfTokenRequestAttributeHandler csrfHandler = new CsrfTokenRequestAttributeHandler();
    csrfHandler.setCsrfRequestAttributeName(null);

    RequestMatcher api = new OrRequestMatcher(path("/api/**"), path("/camunda/api/**"));
    RequestMatcher logout = new OrRequestMatcher(post("/logg-ut"), post("/camunda/api/admin/auth/user/default/logout"));
    return http
        .authorizeHttpRequests(RequestRules::apply)
        .formLogin(login -> login.loginPage("/logg-inn").failureUrl("/logg-inn?feil").defaultSuccessUrl("/"))
        .logout(out -> out.logoutRequestMatcher(logout)
            .logoutSuccessHandler((request, response, who) -> response.setStatus(HttpStatus.NO_CONTENT.value())))
        .exceptionHandling(errors -> errors
            .defaultAuthenticationEntryPointFor(new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED), api)
            .defaultAuthenticationEntryPointFor(new LoginUrlAuthenticationEntryPoint("/logg-inn"), path("/**")))
        .csrf(csrf -> csrf.csrfTokenRepository(csrfTokens).csrfTokenRequestHandler(csrfHandler)
            // Camunda's web apps have a CSRF check of their own.
            .ignoringRequestMatchers("/camunda/**"))
        .headers(headers -> headers.addHeaderWriter(new DelegatingRequestMatcherHeaderWriter(
            // The web apps have a wider policy of their own, in application.yaml.
            new NegatedRequestMatcher(path("/camunda/**")),
            new StaticHeadersWriter("Content-Security-Policy", OWN_PAGES))))
        .build();
  }

  @Bean
  FilterRegistrationBean<ContainerBasedAuthenticationFilter> webAppLogin() {
    FilterRegistrationBean<ContainerBasedAuthenticationFilter> filter =
        new FilterRegistrationBean<>(new ContainerBasedAuthenticationFilter());
    filter.addInitParameter("authentication-provider", SpringSecurityAuthenticationProvider.class.getName());
    filter.addUrlPatterns("/camunda/app/*", "/camunda/api/*");
    filter.setOrder(201);
    return filter;
  }

  @Bean
  FilterRegistrationBean<EngineApiErrorFilter> engineApiErrors(ObjectMapper json) {
    FilterRegistrationBean<EngineApiErrorFilter> filter = new FilterRegistrationBean<>(new EngineApiErrorFilter(json));
    filter.addUrlPatterns("/camunda/api/engine/*");
    filter.setOrder(200);
    return filter;
  }

  @Bean
  FilterRegistrationBean<RequestSizeFilter> requestSize() {
    FilterRegistrationBean<RequestSizeFilter> filter = new FilterRegistrationBean<>(new RequestSizeFilter());
    filter.addUrlPatterns("/api/*");
    filter.setOrder(200);
    return filter;
  }

  /** JSON only: a converter for XML is on the class path because the engine's web apps bring it. */
  @Override
  public void extendMessageConverters(List<HttpMessageConverter<?>> converters) {
    converters.removeIf(converter -> converter.getSupportedMediaTypes().contains(MediaType.APPLICATION_XML)
        && converter instanceof AbstractJackson2HttpMessageConverter);
  }

  @Override
  public void addViewControllers(ViewControllerRegistry views) {
    views.addViewController("/").setViewName("forward:/index.html");
    views.addViewController("/logg-inn").setViewName("forward:/logg-inn.html");
  }

  private static RequestMatcher path(String pattern) {
    return withDefaults().matcher(pattern);
  }

  private static RequestMatcher post(String pattern) {
    return withDefaults().matcher(POST, pattern);
  }
}
