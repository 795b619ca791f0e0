package no.stafettpinnen.access;

import java.util.List;
import no.stafettpinnen.municipality.ServiceRegistration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.FileSystemResource;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;

/**
 * Who comes from the OIDC server: entered into the directory at each log-in, with the services that the claims give by the
 * mapping of that moment, and no others.
 */
@Component
class OidcPeople implements OAuth2UserService<OidcUserRequest, OidcUser> {

  private static final Logger LOG = LoggerFactory.getLogger(OidcPeople.class);

  private final OidcUserService server = new OidcUserService();
  private final ServiceRegistration registration;
  private final OtherSessions otherSessions;
  private final String claimsFile;

  OidcPeople(ServiceRegistration registration, OtherSessions otherSessions,
             @Value("${stafettpinnen.claims-file:}") String claimsFile) {
    this.registration = registration;
    this.otherSessions = otherSessions;
    this.claimsFile = claimsFile;
  }

  /** @throws OAuth2AuthenticationException when the claims name nobody who may have an account here */
  @Override
  public OidcUser loadUser(OidcUserRequest request) {
    OidcUser user = server.loadUser(request);
    try {
      ClaimsMapping mapping = ClaimsMapping.read(new FileSystemResource(claimsFile));
      ClaimedPerson person = mapping.person(user.getClaims());
      List<String> unknown = registration.enter(person.id(), person.first(), person.last(), person.email(), person.services(), person.leads(),
          person.operator());
      if (!unknown.isEmpty()) {
        LOG.warn("The claims file names services that are not in the services file: {}", unknown);
      }
      if (!person.operator()) {
        otherSessions.endThoseOfOperator(person.id());
      }
      return new DefaultOidcUser(List.of(new SimpleGrantedAuthority(person.operator() ? Roles.OPERATOR : Roles.CASEWORKER)),
          user.getIdToken(), mapping.personClaim());
    } catch (ClaimsException refused) {
      LOG.warn("Log-in refused: {}", refused.getMessage());
      throw new OAuth2AuthenticationException(new OAuth2Error("access_denied"), refused);
    }
  }
}
