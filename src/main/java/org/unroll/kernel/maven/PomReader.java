package org.unroll.kernel.maven;

import eu.maveniverse.maven.mima.context.Context;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.Model;
import org.apache.maven.model.Parent;
import org.apache.maven.model.Repository;
import org.apache.maven.model.building.DefaultModelBuilderFactory;
import org.apache.maven.model.building.DefaultModelBuildingRequest;
import org.apache.maven.model.building.FileModelSource;
import org.apache.maven.model.building.ModelBuildingException;
import org.apache.maven.model.building.ModelBuildingRequest;
import org.apache.maven.model.building.ModelSource;
import org.apache.maven.model.building.StringModelSource;
import org.apache.maven.model.resolution.ModelResolver;
import org.apache.maven.model.resolution.UnresolvableModelException;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;

/** Reads a POM as Maven does, with its parents, imports and properties put in. */
@SuppressWarnings("deprecation") // ModelResolver names the old ModelSource
record PomReader(Context maven) {

  Model read(String pom) {
    DefaultModelBuildingRequest request = new DefaultModelBuildingRequest();
    request.setModelSource(new StringModelSource(pom));
    request.setModelResolver(new Resolver(maven));
    request.setSystemProperties(System.getProperties());
    request.setValidationLevel(ModelBuildingRequest.VALIDATION_LEVEL_MINIMAL);
    try {
      return new DefaultModelBuilderFactory().newInstance().build(request).getEffectiveModel();
    } catch (ModelBuildingException e) {
      throw new IllegalArgumentException("This is not a POM: " + e.getMessage());
    }
  }

  /** Fetches the POMs that a POM refers to. */
  private record Resolver(Context maven) implements ModelResolver {
    @Override
    public ModelSource resolveModel(String group, String artifact, String version)
        throws UnresolvableModelException {
      ArtifactRequest request =
          new ArtifactRequest(
              new DefaultArtifact(group, artifact, "pom", version),
              maven.remoteRepositories(),
              null);
      try {
        return new FileModelSource(
            maven
                .repositorySystem()
                .resolveArtifact(maven.repositorySystemSession(), request)
                .getArtifact()
                .getFile());
      } catch (ArtifactResolutionException e) {
        throw new UnresolvableModelException(e.getMessage(), group, artifact, version, e);
      }
    }

    @Override
    public ModelSource resolveModel(Parent parent) throws UnresolvableModelException {
      return resolveModel(parent.getGroupId(), parent.getArtifactId(), parent.getVersion());
    }

    @Override
    public ModelSource resolveModel(Dependency imported) throws UnresolvableModelException {
      return resolveModel(imported.getGroupId(), imported.getArtifactId(), imported.getVersion());
    }

    @Override
    public void addRepository(Repository repository) {
      // Parents come from the repositories that the session knows.
    }

    @Override
    public void addRepository(Repository repository, boolean replace) {
      // As above.
    }

    @Override
    public ModelResolver newCopy() {
      return this;
    }
  }
}
