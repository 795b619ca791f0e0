package no.stafettpinnen.access;

import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.web.authentication.ExceptionMappingAuthenticationFailureHandler;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Log-in with a password, for the invented people. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("stafettpinnen.demo")
class DemoLogIn implements LogIn, WebMvcConfigurer {

  private final UserDetailsService people;
  private final LogInBrake brake;

  DemoLogIn(UserDetailsService people, LogInBrake brake) {
    this.people = people;
    this.brake = brake;
  }

  @Override
  public void configure(HttpSecurity http) throws Exception {
    ExceptionMappingAuthenticationFailureHandler failed = new ExceptionMappingAuthenticationFailureHandler();
    failed.setDefaultFailureUrl(SecurityConfiguration.LOG_IN + "?feil");
    failed.setExceptionMappings(Map.of(LockedException.class.getName(), SecurityConfiguration.LOG_IN + "?vent"));
    http
        .authenticationProvider(new Braked(new DaoAuthenticationProvider(people), brake))
        .formLogin(login -> login.loginPage(SecurityConfiguration.LOG_IN).failureHandler(failed).defaultSuccessUrl("/"));
  }

  @Override
  public void addViewControllers(ViewControllerRegistry views) {
    views.addViewController(SecurityConfiguration.LOG_IN).setViewName("forward:/logg-inn.html");
  }

  private record Braked(AuthenticationProvider provider, LogInBrake brake) implements AuthenticationProvider {

    @Override
    public Authentication authenticate(Authentication attempt) {
      String source = ((WebAuthenticationDetails) attempt.getDetails()).getRemoteAddress();
      if (!brake.allows(source, attempt.getName())) {
        throw new LockedException("Too many attempts");
      }
      Authentication success = provider.authenticate(attempt);
      brake.succeeded(source, attempt.getName());
      return success;
    }

    @Override
    public boolean supports(Class<?> attempt) {
      return provider.supports(attempt);
    }
  }
}
