package org.unroll.kernel.install;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code install}: writes the kernelspec, for the Java that runs this. */
@Command(
    name = "install",
    mixinStandardHelpOptions = true,
    description = "Installs the kernel for Jupyter, over an older one if there is one.")
final class InstallCommand implements Callable<Integer> {
  private static final int REHEARSAL_SECONDS = 120;

  @Mixin private Target target;

  @Override
  public Integer call() throws Exception {
    if (!JavaRuntime.runningHasCompiler()) {
      throw new InstallException(
          "This Java at "
              + System.getProperty("java.home")
              + " has no compiler. Cells need a JDK: on Debian openjdk-17-jdk-headless.");
    }
    KernelSpec spec = new KernelSpec(target.folder());
    if (!spec.isOurs()) {
      throw new InstallException(
          spec.folder() + " holds another kernel. Choose a name of your own with --name.");
    }
    try {
      write(spec);
    } catch (AccessDeniedException e) {
      throw new InstallException("There is no right to write " + e.getFile() + ".");
    }
    System.out.println("Installed the kernel " + target.name() + " in " + spec.folder());
    return 0;
  }

  private static void write(KernelSpec spec) throws IOException, InstallException {
    JavaRuntime java = JavaRuntime.running();
    Path jar = runningJar();
    Files.createDirectories(spec.folder());
    if (!jar.equals(spec.jar())) {
      try (InputStream content = Files.newInputStream(jar)) {
        spec.put(spec.jar(), content);
      }
    }
    spec.putLogos();
    archiveClasses(java, spec);
    spec.putDescription(Launch.command(java, spec));
  }

  private static Path runningJar() throws InstallException {
    try {
      Path jar =
          Path.of(InstallCommand.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      if (Files.isRegularFile(jar)) {
        return jar;
      }
      throw new InstallException("Install from the built jar, not from " + jar + ".");
    } catch (URISyntaxException e) {
      throw new InstallException("The path of this jar cannot be read: " + e.getMessage());
    }
  }

  /** Without the archive the kernel works as well; it only starts more slowly. */
  private static void archiveClasses(JavaRuntime java, KernelSpec spec) throws IOException {
    Files.deleteIfExists(spec.archive());
    Process rehearsal =
        new ProcessBuilder(Launch.rehearsal(java, spec))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      if (!rehearsal.waitFor(REHEARSAL_SECONDS, TimeUnit.SECONDS)) {
        rehearsal.destroyForcibly();
      }
    } catch (InterruptedException e) {
      rehearsal.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    if (!Files.exists(spec.archive())) {
      System.out.println("No class-data archive could be made; the kernel starts without it.");
    }
  }
}
