/// A tiny model server on loopback in the provider's wire format, with recorded turns and a sample
/// repository.
@NullMarked
package app.coppice.rehearsal;

import org.jspecify.annotations.NullMarked;
