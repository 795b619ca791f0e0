package no.stafettpinnen.access;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.security.oauth2.client.OAuth2ClientProperties;
import org.springframework.boot.autoconfigure.security.oauth2.client.OAuth2ClientPropertiesMapper;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.web.DefaultRedirectStrategy;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Log-in at the municipality's OIDC server (authorization code, PKCE, nonce) and log-out there too. The server's settings are
 * read at the first log-in, so that Stafettpinnen starts also while that server is away.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("spring.security.oauth2.client.registration.stafettpinnen.client-id")
@ConditionalOnProperty(name = "stafettpinnen.demo", havingValue = "false", matchIfMissing = true)
class OidcLogIn implements LogIn, WebMvcConfigurer {

  private static final String REGISTRATION = "stafettpinnen";
  private static final String FAILED = "/innlogging-feilet";
  private static final String AUTHORIZE = "/oauth2/authorization";

  private final ClientRegistrationRepository registrations;
  private final OidcPeople people;
  private final ObjectMapper json;
  private final String publicUrl;

  OidcLogIn(ClientRegistrationRepository registrations, OidcPeople people, ObjectMapper json,
            @Value("${stafettpinnen.public-url:{baseUrl}}") String publicUrl) {
    this.registrations = registrations;
    this.people = people;
    this.json = json;
    this.publicUrl = publicUrl;
  }

  @Override
  public void configure(HttpSecurity http) throws Exception {
    var resolver = new DefaultOAuth2AuthorizationRequestResolver(registrations, AUTHORIZE);
    resolver.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
    var atServer = new OidcClientInitiatedLogoutSuccessHandler(registrations);
    atServer.setPostLogoutRedirectUri(publicUrl + SecurityConfiguration.LOGGED_OUT);
    atServer.setDefaultTargetUrl(SecurityConfiguration.LOGGED_OUT);
    atServer.setRedirectStrategy(new NextPage(json));
    http
        .oauth2Login(login -> login
            .loginPage(SecurityConfiguration.LOG_IN)
            // Spring's own handler keeps the exception, with its stack, in a new session of whoever asked.
            .failureHandler((request, response, failed) -> new DefaultRedirectStrategy().sendRedirect(request, response, FAILED))
            .authorizationEndpoint(endpoint -> endpoint.authorizationRequestResolver(new OnlyOurs(resolver)))
            .authorizedClientRepository(new NoStoredTokens())
            .userInfoEndpoint(info -> info.oidcUserService(people)))
        .logout(out -> out.logoutSuccessHandler(atServer));
  }

  @Override
  public void addViewControllers(ViewControllerRegistry views) {
    views.addRedirectViewController(SecurityConfiguration.LOG_IN, AUTHORIZE + "/" + REGISTRATION);
    views.addViewController(FAILED).setViewName("forward:/innlogging-feilet.html");
  }

  /** Spring's own answers 500 to a registration that there is not; here that address is like any other that nobody has. */
  private record OnlyOurs(OAuth2AuthorizationRequestResolver resolver) implements OAuth2AuthorizationRequestResolver {

    @Override
    public OAuth2AuthorizationRequest resolve(HttpServletRequest request) {
      return request.getServletPath().equals(AUTHORIZE + "/" + REGISTRATION) ? resolver.resolve(request) : null;
    }

    @Override
    public OAuth2AuthorizationRequest resolve(HttpServletRequest request, String registration) {
      return REGISTRATION.equals(registration) ? resolver.resolve(request, registration) : null;
    }
  }

  /** The registration apart, because the security configuration needs it before this class is made. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnProperty("spring.security.oauth2.client.registration.stafettpinnen.client-id")
  @EnableConfigurationProperties(OAuth2ClientProperties.class)
  static class Registration {

    @Bean
    ClientRegistrationRepository clientRegistrations(OAuth2ClientProperties settings) {
      return new SupplierClientRegistrationRepository(() -> new InMemoryClientRegistrationRepository(
          List.copyOf(new OAuth2ClientPropertiesMapper(settings).asClientRegistrations().values())));
    }
  }
}
