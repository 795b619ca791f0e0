package no.stafettpinnen.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;

/** The OIDC server is asked who somebody is, nothing more: its access tokens are forgotten at once. */
class NoStoredTokens implements OAuth2AuthorizedClientRepository {

  @Override
  public <T extends OAuth2AuthorizedClient> T loadAuthorizedClient(String registration, Authentication person,
      HttpServletRequest request) {
    return null;
  }

  @Override
  public void saveAuthorizedClient(OAuth2AuthorizedClient client, Authentication person, HttpServletRequest request,
      HttpServletResponse response) {
    // Forgotten.
  }

  @Override
  public void removeAuthorizedClient(String registration, Authentication person, HttpServletRequest request,
      HttpServletResponse response) {
    // There is none.
  }
}
