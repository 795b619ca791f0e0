package no.stafettpinnen.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Deploys what lies in {@code processes/} and {@code forms/}, under names that do not depend on how the application is run.
 * Only what changed becomes a new version.
 */
@Component
class DefinitionDeployment implements SmartInitializingSingleton {

  private static final String[] PATTERNS = {"processes/*.bpmn", "processes/*.dmn", "forms/*.form"};

  private final RepositoryService repository;

  DefinitionDeployment(RepositoryService repository) {
    this.repository = repository;
  }

  @Override
  public void afterSingletonsInstantiated() {
    DeploymentBuilder deployment = repository.createDeployment()
        .name("stafettpinnen").source("application").enableDuplicateFiltering(true);
    PathMatchingResourcePatternResolver resolver = new PathMatchingResourcePatternResolver();
    try {
      for (String pattern : PATTERNS) {
        String folder = pattern.substring(0, pattern.indexOf('/') + 1);
        for (Resource resource : resolver.getResources("classpath:" + pattern)) {
          try (InputStream content = resource.getInputStream()) {
            deployment.addInputStream(folder + resource.getFilename(), content);
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    deployment.deploy();
  }
}
