package app.coppice.vault;

import java.io.IOException;
import java.nio.file.Path;

/// A program that saves one number after the other and says which is on the disk, until it is
/// killed.
final class VaultSaver {
  private VaultSaver() {}

  public static void main(String[] arguments) throws IOException {
    var vault =
        new Vault(Path.of(arguments[0]), KdfParameters.FLOOR, new QuickHash(), Keychain.none());
    if (!(vault.unlock("pass".toCharArray()) instanceof UnlockResult.Unlocked)) {
      throw new IOException("The vault does not open");
    }
    boolean growing = arguments.length > 2;
    for (int number = Integer.parseInt(arguments[1]); ; number++) {
      String blanks = growing ? " ".repeat(1_000 * number) : "";
      vault.set("number", (number + blanks).toCharArray());
      System.out.println(number);
      if (number % 5 == 0
          && !(vault.changePassphrase("pass".toCharArray(), "pass".toCharArray())
              instanceof UnlockResult.Unlocked)) {
        throw new IOException("The passphrase was not changed");
      }
      if (number % 5 == 2
          && !(vault.renewRecoveryCode("pass".toCharArray()) instanceof RecoveryResult.Made)) {
        throw new IOException("The recovery code was not made");
      }
    }
  }
}
