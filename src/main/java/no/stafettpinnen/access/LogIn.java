package no.stafettpinnen.access;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;

/** The way that people log in here: as invented people, or by the municipality's OIDC server. There is one or none. */
interface LogIn {

  void configure(HttpSecurity http) throws Exception;
}
