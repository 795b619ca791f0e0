package no.stafettpinnen.access;

import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.withDefaults;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.jackson.Jackson2ObjectMapperBuilderCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.xml.MappingJackson2XmlHttpMessageConverter;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.context.SecurityContextHolderFilter;
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

  static final String LOG_IN = "/logg-inn";
  static final String LOGGED_OUT = "/utlogget";
  private static final String LOG_OUT = "/logg-ut";
  private static final String TASKLIST_LOG_OUT = "/camunda/api/admin/auth/user/default/logout";
  private static final String ENGINE_FILTERS = "/camunda/api/engine/engine/default/filter";
  private static final String OWN_PAGES = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
      + "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  @Bean
  SecurityFilterChain security(HttpSecurity http, ObjectProvider<LogIn> logIn, CurrentPerson currentPerson, Problems problems,
      ObjectMapper json, @Value("${server.servlet.session.cookie.secure:false}") boolean secureCookies) throws Exception {
    CookieCsrfTokenRepository csrfTokens = CookieCsrfTokenRepository.withHttpOnlyFalse();
    // With the prefix a browser takes it from this very host only, and over TLS.
    csrfTokens.setCookieName(secureCookies ? "__Host-STAFETT-CSRF" : "STAFETT-CSRF");
    csrfTokens.setHeaderName("X-STAFETT-CSRF");
    csrfTokens.setCookieCustomizer(cookie -> cookie.sameSite("Lax").secure(secureCookies));
    CsrfTokenRequestAttributeHandler csrfHandler = new CsrfTokenRequestAttributeHandler();
    csrfHandler.setCsrfRequestAttributeName(null);

    RequestMatcher api = new OrRequestMatcher(path("/api/**"), path("/camunda/api/**"));
    RequestMatcher open = new OrRequestMatcher(path("/stafettpinnen/**"), path(LOGGED_OUT), path(LOG_OUT), path("/error"),
        path(WithoutServices.PAGE));
    RequestMatcher byItself = new OrRequestMatcher(post(ENGINE_FILTERS + "/*/list"), post(ENGINE_FILTERS + "/*/count"),
        withDefaults().matcher(GET, ENGINE_FILTERS + "/*/count"));
    http
        .authorizeHttpRequests(RequestRules::apply)
        .requestCache(cache -> cache.requestCache(new PageAfterLogIn(secureCookies)))
        .addFilterBefore(new SessionAge(byItself), SecurityContextHolderFilter.class)
        .addFilterAfter(new WithoutServices(currentPerson, problems, api, open), AuthorizationFilter.class)
        .logout(out -> out.logoutRequestMatcher(new OrRequestMatcher(post(LOG_OUT), SecurityConfiguration::isTasklistLogOut))
            .logoutSuccessHandler((request, response, who) ->
                new NextPage(json).sendRedirect(request, response, LOGGED_OUT)))
        .exceptionHandling(errors -> errors
            .defaultAuthenticationEntryPointFor(problems, api)
            .defaultAuthenticationEntryPointFor(new LoginUrlAuthenticationEntryPoint(LOG_IN), path("/**"))
            .defaultAccessDeniedHandlerFor(problems, api)
            .defaultAccessDeniedHandlerFor(new AccessDeniedHandlerImpl(), path("/**")))
        .csrf(csrf -> csrf.csrfTokenRepository(csrfTokens).csrfTokenRequestHandler(csrfHandler)
            // Camunda's web apps have a CSRF check of their own.
            .ignoringRequestMatchers("/camunda/**"))
        .headers(headers -> headers
            .httpStrictTransportSecurity(hsts -> hsts.includeSubDomains(false))
            .addHeaderWriter(new DelegatingRequestMatcherHeaderWriter(
                // The web apps have a wider policy of their own, in application.yaml.
                new NegatedRequestMatcher(path("/camunda/**")),
                new StaticHeadersWriter("Content-Security-Policy", OWN_PAGES))));
    LogIn way = logIn.getIfAvailable();
    if (way != null) {
      way.configure(http);
    }
    return http.build();
  }

  @Bean
  FilterRegistrationBean<WebAppLogin> webAppLogin(CurrentPerson currentPerson) {
    return filter(new WebAppLogin(currentPerson), 201, "/camunda/app/*", "/camunda/api/*");
  }

  @Bean
  FilterRegistrationBean<EngineApiErrorFilter> engineApiErrors(ObjectMapper json) {
    return filter(new EngineApiErrorFilter(json), 200, "/camunda/api/engine/*");
  }

  @Bean
  FilterRegistrationBean<RequestSizeFilter> requestSize() {
    return filter(new RequestSizeFilter(RequestSizeFilter.FOR_EMPLOYEES), 200, "/api/*");
  }

  @Bean
  FilterRegistrationBean<RequestSizeFilter> requestSizeForAnybody() {
    return filter(new RequestSizeFilter(RequestSizeFilter.FOR_ANYBODY), 200, "/api/need-from-outside");
  }

  @Bean
  @ConditionalOnProperty("stafettpinnen.public-url")
  FilterRegistrationBean<PublicHost> publicHost(@Value("${stafettpinnen.public-url}") String publicUrl, Problems problems) {
    return filter(new PublicHost(publicUrl, problems), Ordered.HIGHEST_PRECEDENCE, "/*");
  }

  /** A form is shallow and has some hundred answers; what is deeper or longer costs more than anybody may ask for. */
  @Bean
  Jackson2ObjectMapperBuilderCustomizer formsAreSmall() {
    return builder -> builder.postConfigurer(mapper -> mapper.getFactory().setStreamReadConstraints(
        StreamReadConstraints.builder().maxNestingDepth(20).maxNameLength(200).maxTokenCount(20_000).build()));
  }

  /** JSON only: a converter for XML is on the class path because the engine's web apps bring it. */
  @Override
  public void extendMessageConverters(List<HttpMessageConverter<?>> converters) {
    converters.removeIf(MappingJackson2XmlHttpMessageConverter.class::isInstance);
  }

  @Override
  public void addViewControllers(ViewControllerRegistry views) {
    views.addViewController("/").setViewName("forward:/index.html");
    views.addViewController("/beskjeder").setViewName("forward:/beskjeder.html");
    views.addViewController("/meld-behov").setViewName("forward:/meld-behov.html");
    views.addViewController(LOGGED_OUT).setViewName("forward:/utlogget.html");
  }

  /** Tasklist's own log-out, with the token that Camunda's web apps demand; Camunda's check of it would come too late. */
  private static boolean isTasklistLogOut(HttpServletRequest request) {
    return post(TASKLIST_LOG_OUT).matches(request) && TasklistToken.isIn(request);
  }

  private static <T extends Filter> FilterRegistrationBean<T> filter(T filter, int order, String... patterns) {
    FilterRegistrationBean<T> registration = new FilterRegistrationBean<>(filter);
    registration.addUrlPatterns(patterns);
    registration.setOrder(order);
    return registration;
  }

  private static RequestMatcher path(String pattern) {
    return withDefaults().matcher(pattern);
  }

  private static RequestMatcher post(String pattern) {
    return withDefaults().matcher(POST, pattern);
  }
}
