package org.unroll.kernel.install;

import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code doctor}: says what keeps the kernel from working, and what to do. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description = "Checks Java, Jupyter, fonts and the installed kernel.")
final class DoctorCommand implements Callable<Integer> {
  @Mixin private Target target;

  private int problems;

  @Override
  public Integer call() throws Exception {
    checkJava();
    checkJupyter();
    checkFonts();
    checkKernel(new KernelSpec(target.folder()));
    System.out.println(problems == 0 ? "All is well." : problems + " to mend.");
    return problems == 0 ? 0 : 1;
  }

  private void checkJava() {
    String java = "Java " + Runtime.version() + " at " + System.getProperty("java.home");
    if (JavaRuntime.runningHasCompiler()) {
      good(java);
    } else {
      bad(java + " has no compiler", "install a JDK, on Debian openjdk-17-jdk-headless");
    }
    if (JavaRuntime.running().hasVectors()) {
      good("the vector module");
    } else {
      note("this Java has no jdk.incubator.vector: training is slower");
    }
  }

  private void checkJupyter() {
    String version = Python.output("jupyter", "--version");
    if (version == null) {
      version = Python.output("python3", "-c", "import jupyter_client as j; print(j.__version__)");
    }
    if (version == null) {
      bad("Jupyter is not on the PATH", "install it, on Debian jupyter-notebook");
    } else {
      good("Jupyter");
    }
  }

  private void checkFonts() {
    System.setProperty("java.awt.headless", "true");
    String advice = "install some, on Debian fontconfig and fonts-dejavu-core";
    try {
      if (GraphicsEnvironment.getLocalGraphicsEnvironment().getAvailableFontFamilyNames().length
          > 0) {
        good("fonts");
      } else {
        bad("there are no fonts, so pictures have no PNG", advice);
      }
    } catch (Throwable e) {
      bad("Java finds no fonts, so pictures have no PNG (" + e + ")", advice);
    }
  }

  private void checkKernel(KernelSpec spec) throws IOException {
    if (!spec.exists()) {
      bad("no kernel is installed in " + spec.folder(), "run install");
      return;
    }
    List<String> command;
    try {
      command = spec.command();
    } catch (RuntimeException e) {
      bad(spec.description() + " cannot be read", "run install again");
      return;
    }
    checkCommand(spec, command);
  }

  private void checkCommand(KernelSpec spec, List<String> command) {
    if (command.isEmpty() || !Files.isExecutable(Path.of(command.get(0)))) {
      bad(
          "the kernel's Java is gone: " + (command.isEmpty() ? "none given" : command.get(0)),
          "run install again with the Java to use");
      return;
    }
    int jar = command.indexOf("-cp") + 1;
    if (jar == 0 || !Files.isRegularFile(Path.of(command.get(jar)))) {
      bad("the kernel's jar is gone", "run install again");
      return;
    }
    good("the kernel in " + spec.folder());
    if (!Files.exists(spec.archive())) {
      note("there is no class-data archive: the kernel starts more slowly; install makes one");
    }
  }

  private void good(String what) {
    System.out.println("ok       " + what);
  }

  private void note(String what) {
    System.out.println("note     " + what);
  }

  private void bad(String what, String advice) {
    problems++;
    System.out.println("problem  " + what + ": " + advice);
  }
}
