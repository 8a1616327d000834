package org.unroll.kernel.install;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line of the jar: puts the kernel where Jupyter finds it. */
@Command(
    name = "java -jar unroll-kernel.jar",
    mixinStandardHelpOptions = true,
    description = "Unroll's Java kernel for Jupyter.",
    subcommands = {InstallCommand.class, UninstallCommand.class, DoctorCommand.class})
public final class Installer {
  private Installer() {}

  /** Runs a command and gives the exit code of the process. */
  public static int run(String... arguments) {
    return new CommandLine(new Installer())
        .setExecutionExceptionHandler(Installer::explain)
        .execute(arguments.length == 0 ? new String[] {"--help"} : arguments);
  }

  private static int explain(Exception e, CommandLine command, CommandLine.ParseResult parsed) {
    command.getErr().println(command.getColorScheme().errorText(message(e)));
    return 1;
  }

  private static String message(Exception e) {
    return e instanceof InstallException ? e.getMessage() : e.toString();
  }
}
