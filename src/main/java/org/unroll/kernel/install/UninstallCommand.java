package org.unroll.kernel.install;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code uninstall}: removes the kernelspec. */
@Command(
    name = "uninstall",
    mixinStandardHelpOptions = true,
    description = "Removes an installed kernel.")
final class UninstallCommand implements Callable<Integer> {
  @Mixin private Target target;

  @Override
  public Integer call() throws Exception {
    KernelSpec spec = new KernelSpec(target.folder());
    if (!spec.exists()) {
      throw new InstallException("There is no kernel in " + spec.folder() + ".");
    }
    if (!spec.isOurs()) {
      throw new InstallException(spec.folder() + " holds another kernel; it is left alone.");
    }
    spec.delete();
    System.out.println("Removed " + spec.folder());
    return 0;
  }
}
