package org.unroll.kernel.maven;

import eu.maveniverse.maven.mima.context.Context;
import eu.maveniverse.maven.mima.context.ContextOverrides;
import eu.maveniverse.maven.mima.context.Runtimes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.maven.model.Model;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.graph.Exclusion;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResolutionException;
import org.eclipse.aether.util.artifact.JavaScopes;
import org.eclipse.aether.util.filter.DependencyFilterUtils;

/**
 * Finds artifacts and what they need, as Maven does: the user's settings and local repository,
 * Maven Central, and the repositories added here.
 */
public final class MavenResolver {
  private final List<RemoteRepository> added = new ArrayList<>();

  /** Also looks in this repository from now on. */
  public void addRepository(String id, String url) {
    added.removeIf(repository -> repository.getId().equals(id));
    added.add(repository(id, url));
  }

  private static RemoteRepository repository(String id, String url) {
    return new RemoteRepository.Builder(id, "default", url).build();
  }

  /**
   * The jars of artifacts and of everything that they need to run.
   *
   * @param coordinates {@code group:artifact:version}, or with packaging and classifier before the
   *     version
   * @throws IllegalArgumentException if a coordinate is not one, or an artifact cannot be had
   */
  public List<Path> resolve(List<String> coordinates) {
    List<Dependency> dependencies = new ArrayList<>();
    for (String coordinate : coordinates) {
      dependencies.add(new Dependency(artifact(coordinate), JavaScopes.RUNTIME));
    }
    try (Context maven = open()) {
      return resolve(maven, new CollectRequest(dependencies, List.of(), repositories(maven)));
    }
  }

  private static Artifact artifact(String coordinate) {
    try {
      return new DefaultArtifact(coordinate);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          coordinate
              + " is no Maven coordinate. Write group:artifact:version,"
              + " for example org.apache.commons:commons-math3:3.6.1.");
    }
  }

  /**
   * The jars that a POM names, and what they need.
   *
   * @param scopes the scopes of its dependencies to take
   * @throws IllegalArgumentException if the POM is wrong, or an artifact cannot be had
   */
  public List<Path> resolvePom(String pom, Set<String> scopes) {
    try (Context maven = open()) {
      Model model = new PomReader(maven).read(pom);
      List<RemoteRepository> repositories = repositories(maven);
      model.getRepositories().forEach(r -> repositories.add(repository(r.getId(), r.getUrl())));
      CollectRequest request = new CollectRequest();
      request.setRepositories(repositories);
      model.getDependencies().stream()
          .filter(d -> scopes.contains(d.getScope() == null ? JavaScopes.COMPILE : d.getScope()))
          .forEach(d -> request.addDependency(dependency(d)));
      if (model.getDependencyManagement() != null) {
        model
            .getDependencyManagement()
            .getDependencies()
            .forEach(d -> request.addManagedDependency(dependency(d)));
      }
      return request.getDependencies().isEmpty() ? List.of() : resolve(maven, request);
    }
  }

  private static Dependency dependency(org.apache.maven.model.Dependency d) {
    Artifact artifact =
        new DefaultArtifact(
            d.getGroupId(),
            d.getArtifactId(),
            d.getClassifier(),
            d.getType() == null ? "jar" : d.getType(),
            d.getVersion());
    List<Exclusion> exclusions =
        d.getExclusions().stream()
            .map(e -> new Exclusion(e.getGroupId(), e.getArtifactId(), "*", "*"))
            .toList();
    return new Dependency(artifact, JavaScopes.RUNTIME, d.isOptional(), exclusions);
  }

  private static Context open() {
    return Runtimes.INSTANCE
        .getRuntime()
        .create(ContextOverrides.create().withUserSettings(true).build());
  }

  private List<RemoteRepository> repositories(Context maven) {
    List<RemoteRepository> repositories = new ArrayList<>(maven.remoteRepositories());
    repositories.addAll(
        maven.repositorySystem().newResolutionRepositories(maven.repositorySystemSession(), added));
    return repositories;
  }

  private static List<Path> resolve(Context maven, CollectRequest request) {
    try {
      return maven
          .repositorySystem()
          .resolveDependencies(
              maven.repositorySystemSession(),
              new DependencyRequest(
                  request, DependencyFilterUtils.classpathFilter(JavaScopes.RUNTIME)))
          .getArtifactResults()
          .stream()
          .map(ArtifactResult::getArtifact)
          .filter(artifact -> "jar".equals(artifact.getExtension()))
          .map(artifact -> artifact.getFile().toPath())
          .toList();
    } catch (DependencyResolutionException e) {
      throw new IllegalArgumentException(
          "Maven cannot get what was asked for. Without a network only what is in the local"
              + " repository can be had. "
              + e.getMessage());
    }
  }
}
