package org.unroll.kernel.install;

/** The kernel cannot be installed, for the reason that the message gives. */
final class InstallException extends Exception {
  private static final long serialVersionUID = 1;

  InstallException(String message) {
    super(message);
  }
}
