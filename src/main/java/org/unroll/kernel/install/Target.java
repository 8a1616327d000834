package org.unroll.kernel.install;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Where a kernelspec goes: the options that the commands share. */
final class Target {
  @Option(
      names = "--name",
      defaultValue = "unroll",
      description = "Name of the kernel (default: ${DEFAULT-VALUE}).")
  private String name;

  @ArgGroup private Place place = new Place();

  /** At most one of these. */
  private static final class Place {
    @Option(names = "--user", description = "For this user; this is the default.")
    private boolean user;

    @Option(
        names = "--sys-prefix",
        description = "For the environment of the python3 that is first on the PATH.")
    private boolean sysPrefix;

    @Option(names = "--prefix", paramLabel = "DIR", description = "Under DIR/share/jupyter.")
    private Path prefix;
  }

  String name() throws InstallException {
    if (!name.matches("[A-Za-z0-9._-]+")) {
      throw new InstallException(
          "--name: "
              + name
              + " is no kernel name: letters, digits, dot, underscore and minus only.");
    }
    return name;
  }

  /** The folder of the kernelspec. */
  Path folder() throws InstallException {
    return jupyterData().resolve("kernels").resolve(name());
  }

  /** Jupyter's data folder. */
  Path jupyterData() throws InstallException {
    if (place.prefix != null) {
      return place.prefix.toAbsolutePath().normalize().resolve("share/jupyter");
    }
    if (place.sysPrefix) {
      return Python.prefix().resolve("share/jupyter");
    }
    return userData(System.getenv(), System.getProperty("os.name"));
  }

  /** Follows the environment as Jupyter does, and never Java's {@code user.home}. */
  static Path userData(Map<String, String> environment, String system) throws InstallException {
    String jupyter = environment.getOrDefault("JUPYTER_DATA_DIR", "");
    if (!jupyter.isEmpty()) {
      return Path.of(jupyter);
    }
    String os = system.toLowerCase(Locale.ROOT);
    if (os.startsWith("windows")) {
      return Path.of(required(environment, "APPDATA"), "jupyter");
    }
    if (os.startsWith("mac")) {
      return Path.of(required(environment, "HOME"), "Library", "Jupyter");
    }
    String data = environment.getOrDefault("XDG_DATA_HOME", "");
    return data.isEmpty()
        ? Path.of(required(environment, "HOME"), ".local", "share", "jupyter")
        : Path.of(data, "jupyter");
  }

  private static String required(Map<String, String> environment, String name)
      throws InstallException {
    String value = environment.getOrDefault(name, "");
    if (value.isEmpty()) {
      throw new InstallException(
          "The variable "
              + name
              + " is not set, so the user's folder is unknown. Use --prefix DIR.");
    }
    return value;
  }
}
