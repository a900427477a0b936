package app.coppice.terminal;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// A picture that has come in and is yet to be unfolded, which takes too long for the emulator's
/// lock.
///
/// @param unfold to be called without the lock
/// @param show to be called under the lock, before the parser goes on
record PictureWork(Supplier<Optional<Bitmap>> unfold, Consumer<Optional<Bitmap>> show) {}
